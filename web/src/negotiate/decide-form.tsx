// Deciding on a clause: take a proposal up whole or in part, then answer it and whatever else that settles.
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { listed, useLanguage, useSay } from '../i18n/messages';
import type { Answer, ClauseView, Input, KeptAnswer, NegotiationView } from '../wire/negotiation';
import { AnswerField, type Draft } from './answer-field';
import { asksForNoChange, goesInto, isWhole, shows } from './answers';
import { ActForm, Words } from './fields';
import { isSettled, placeOf, shownBy, suggest, WHOLE } from './items';
import { wordsOf } from './parts';
import { mayPrepare, mayPublish, useAct, useKnown, useNegotiating } from './place';
import { KeepLine, Reasons, useKeptAnswers } from './prepare-fields';
import { oneReason, withKept } from './prepared';
import { short } from './shown';
import { type Taken, TakenLine, TakeUp } from './take-up-form';

interface Props {
  clause: string;
  take: number;
  close: () => void;
}

export function DecideForm({ clause, take, close }: Props): ReactNode {
  const say = useSay();
  const known = useKnown();
  const { view } = known;
  const shown = known.clause?.id === clause ? known.clause : null;
  const page = clause === WHOLE && view ? wholePage(view) : shown;
  const [taken, setTaken] = useState<Taken | null>(null);
  const row = page?.proposals.find((one) => one.number.includes(take));
  if (!view || !page) return <p className="quiet">{say('loading')}</p>;
  if (take && !taken && row) {
    return <TakeUp row={row} number={take} close={close} done={setTaken} />;
  }
  return (
    <>
      {taken && <TakenLine taken={taken} undone={close} />}
      {mayPrepare(view) ? (
        <Answers
          key={taken?.change ?? 0}
          view={view}
          page={page}
          taken={taken ?? takenBefore(view, page)}
          just={taken !== null}
          close={close}
        />
      ) : (
        <div className="form-end">
          <Button className="button" onPress={close}>
            {say('close')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The resolution as a whole, in the form of a clause: nothing of it is compared or taken up. */
const wholePage = ({ version }: NegotiationView): AnswerPage => ({
  id: WHOLE,
  version,
  proposals: [],
  history: [],
});

/** What of a clause page the form needs. */
type AnswerPage = Pick<ClauseView, 'id' | 'version' | 'proposals' | 'history'>;

/** The newest taking up on this clause that stands. */
function takenBefore(view: NegotiationView, page: AnswerPage): Taken | null {
  const here = new Set(page.proposals.flatMap((row) => row.number));
  const versions = Object.entries(view.taken)
    .map(([version, number]) => ({ change: Number(version), number, whole: false }))
    .filter((one) => here.has(one.number))
    .sort((a, b) => b.change - a.change);
  return versions[0] ?? null;
}

interface AnswersProps {
  view: NegotiationView;
  page: AnswerPage;
  taken: Taken | null;
  /** It was taken up in the same step. */
  just: boolean;
  close: () => void;
}

function Answers({ view, page, taken, just, close }: AnswersProps): ReactNode {
  const { lang, say } = useLanguage();
  const { tell } = useNegotiating();
  const { act, busy, error } = useAct(say('act.failed'));
  const inputs = view.inputs.filter((one) => placeOf(one) === page.id && !one.withdrawn);
  const stateOf = (input: Input) =>
    page.proposals.find((row) => row.number.includes(input.number))?.state ??
    (input.is === 'proposal' ? input.state : null);
  const usual = (number: number) => shownBy(view.taken, page.version, number);
  const begin = (input: Input) => {
    const most = suggest(input, stateOf(input), taken);
    const kept = asksForNoChange(inputs, input.number);
    const change = most.change || (shows(most.outcome) && !kept ? usual(input.number) : 0);
    return { ...most, change };
  };
  const [drafts, setDrafts] = useState<Record<number, Draft>>(() =>
    Object.fromEntries(
      inputs.map((input) => [
        input.number,
        {
          on: input.owes && (!just || isSettled(stateOf(input))),
          ...begin(input),
          heard: short(wordsOf(input), 400),
          until: '',
          why: '',
        },
      ]),
    ),
  );
  const [why, setWhy] = useState('');
  const [considered, setConsidered] = useState(() =>
    say('decide.considered.usual', {
      count: inputs.length,
      numbers: listed(
        lang,
        inputs.map((one) => one.number),
      ),
      version: page.version,
    }),
  );
  const [inputsHere] = useState(() => new Set(inputs.map((one) => one.number)));
  const set = (number: number, part: Partial<Draft>) =>
    setDrafts((now) => ({ ...now, [number]: { ...(now[number] as Draft), ...part } }));
  const keeping = useKeptAnswers();
  const { kept } = keeping;
  useEffect(() => {
    const here = kept.filter((one) => inputsHere.has(one.input));
    if (here.length === 0) return;
    const shared = oneReason(here);
    setWhy((now) => now || shared);
    setDrafts((now) => withKept(now, shared ? here.map(withoutReason) : here));
  }, [kept, inputsHere]);
  const chosen = inputs.filter((one) => drafts[one.number]?.on);
  const answers = chosen.map((input): Answer => {
    const draft = drafts[input.number] as Draft;
    return {
      input: input.number,
      outcome: draft.outcome,
      heard: draft.heard.trim(),
      considered: considered.trim(),
      related: inputs.map((one) => one.number).filter((number) => number !== input.number),
      why: (draft.why.trim() || why).trim(),
      change: shows(draft.outcome) ? draft.change : 0,
      clause: page.id === WHOLE ? '' : page.id,
      into: goesInto(draft.outcome) ? draft.into : 0,
      until: draft.outcome === 'deferred' ? draft.until.trim() : '',
    };
  });
  const publishes = mayPublish(view);
  const ready = publishes && answers.length > 0 && answers.every((one) => isWhole(one, inputs));
  const submit = async () => {
    if ((await act({ do: 'answer', answers })) === null) return;
    tell(say('decide.done', { count: answers.length }));
    close();
  };
  if (inputs.length === 0) return <p>{say('inputs.none')}</p>;
  return (
    <ActForm
      name={say('decide.publish', { count: answers.length })}
      error={error}
      busy={busy}
      ready={ready}
      close={close}
      submit={() => void submit()}
    >
      <p>{say(taken ? 'decide.intro.taken' : 'decide.intro')}</p>
      {inputs.map((input) => {
        const draft = drafts[input.number];
        if (!draft) return null;
        const others = inputs.filter((one) => one.number !== input.number);
        return (
          <AnswerField
            key={input.number}
            input={input}
            state={stateOf(input)}
            draft={draft}
            others={others}
            usual={usual(input.number)}
            set={(part) => set(input.number, part)}
          />
        );
      })}
      <Reasons
        view={view}
        outcomes={chosen.map((one) => drafts[one.number]?.outcome ?? 'noted')}
        change={setWhy}
      />
      <Words label={say('decide.why')} value={why} change={setWhy} hint={say('decide.why.hint')} />
      <Words label={say('answer.considered')} value={considered} change={setConsidered} />
      <KeepLine keeping={keeping} answers={answers} />
      {!publishes && <p>{say('prepare.chair')}</p>}
    </ActForm>
  );
}

/** The reason stands once for all of them. */
const withoutReason = (one: KeptAnswer): KeptAnswer => ({
  ...one,
  draft: { ...one.draft, why: '' },
});
