// Deciding on a clause: take a proposal up whole or in part, then answer it and whatever else that settles.
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import type {
  Answer,
  ClauseView,
  Input,
  KeptAnswer,
  NegotiationView,
  Outcome,
  ProposalRow,
} from '../wire/negotiation';
import { OUTCOMES } from '../wire/negotiation';
import { ActForm, isReason, Pick, Tick, Words } from './fields';
import { placeOf, shownBy, suggest, WHOLE } from './items';
import { ErrorLine, RedlineText, RegionTag, titleOf, wordsOf } from './parts';
import { may, mayPrepare, useAct, useKnown, useNegotiating } from './place';
import { KeepLine, Reasons, useKeptAnswers } from './prepare-fields';
import { oneReason, withKept } from './prepared';
import { partOf, short, singleChanges } from './shown';

interface Props {
  clause: string;
  take: number;
  close: () => void;
}

interface Taken {
  number: number;
  change: number;
  whole: boolean;
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

interface TakeUpProps {
  row: ProposalRow;
  number: number;
  close: () => void;
  done: (taken: Taken) => void;
}

function TakeUp({ row, number, close, done }: TakeUpProps): ReactNode {
  const say = useSay();
  const { lang, dir } = useNegotiating();
  const { act, busy, error } = useAct(say('act.failed'));
  const changes = singleChanges(row.segs);
  const [picked, setPicked] = useState<ReadonlySet<number>>(
    () => new Set(changes.map((one) => one.index)),
  );
  const [why, setWhy] = useState('');
  const whole = picked.size === changes.length;
  const submit = async () => {
    const part = whole ? {} : { changes: [...picked].sort((a, b) => a - b) };
    const version = await act({ do: 'taken-up', proposal: number, ...part, why: why.trim() });
    if (version !== null) done({ number, change: version, whole });
  };
  const toggle = (index: number, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(index);
    else next.delete(index);
    setPicked(next);
  };
  return (
    <ActForm
      name={say(whole ? 'take-up.whole' : 'take-up.part')}
      error={error}
      busy={busy}
      ready={changes.length === 0 || picked.size > 0}
      close={close}
      submit={() => void submit()}
    >
      <RedlineText segs={partOf(row.segs, picked)} region={row.regions[0] ?? ''} />
      {changes.length > 1 && (
        <fieldset className="ticks">
          <legend>{say('take-up.changes')}</legend>
          {changes.map(({ index, deleted, added }) => (
            <Tick key={index} on={picked.has(index)} set={(on) => toggle(index, on)}>
              <span lang={lang} dir={dir}>
                {deleted && (
                  <>
                    <span className="quiet">{say('redline.delete')} </span>
                    <del className="redline">{short(deleted, 120)}</del>{' '}
                  </>
                )}
                {added && (
                  <>
                    <span className="quiet">{say('redline.add')} </span>
                    <ins className="redline">{short(added, 120)}</ins>
                  </>
                )}
                {!deleted && !added && say('take-up.form')}
              </span>
            </Tick>
          ))}
        </fieldset>
      )}
      <Words label={say('take-up.why')} value={why} change={setWhy} />
    </ActForm>
  );
}

function TakenLine({ taken, undone }: { taken: Taken; undone: () => void }): ReactNode {
  const say = useSay();
  const { tell } = useNegotiating();
  const { act, busy, error } = useAct(say('act.failed'));
  const undo = async () => {
    const done = await act({ do: 'taken-back', version: taken.change, why: '' });
    if (done === null) return;
    tell(say('taken-back.done'));
    undone();
  };
  return (
    <div className="taken-line" role="status">
      <span>{say('take-up.done', { number: taken.number, version: taken.change })}</span>
      <Button className="button button-small" isDisabled={busy} onPress={() => void undo()}>
        {say('take-up.undo')}
      </Button>
      <ErrorLine error={error} />
    </div>
  );
}

interface Draft {
  on: boolean;
  outcome: Outcome;
  heard: string;
  into: number;
  until: string;
  change: number;
  why: string;
}

interface AnswersProps {
  view: NegotiationView;
  page: AnswerPage;
  taken: Taken | null;
  close: () => void;
}

function Answers({ view, page, taken, close }: AnswersProps): ReactNode {
  const say = useSay();
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
          on: input.owes,
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
      numbers: inputs.map((one) => one.number).join(', '),
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
  const publishes = may(view, 'decide');
  const ready =
    publishes &&
    answers.length > 0 &&
    answers.every(
      (one) =>
        isReason(one.why) &&
        (!goesInto(one.outcome) || one.into > 0) &&
        (one.outcome !== 'deferred' || one.until !== '') &&
        (!shows(one.outcome) || one.change > 0 || asksForNoChange(inputs, one.input)),
    );
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

const goesInto = (outcome: Outcome): boolean => outcome === 'merged' || outcome === 'duplicate';
const asksForNoChange = (inputs: readonly Input[], number: number): boolean =>
  inputs.some((one) => one.number === number && one.is === 'proposal' && one.kind === 'noc');
const shows = (outcome: Outcome): boolean =>
  outcome === 'accepted' || outcome === 'accepted-modified' || outcome === 'merged';

interface FieldProps {
  input: Input;
  state: string | null;
  draft: Draft;
  others: readonly Input[];
  /** The version that most likely shows what came of it. */
  usual: number;
  set: (part: Partial<Draft>) => void;
}

function AnswerField({ input, state, draft, others, usual, set }: FieldProps): ReactNode {
  const say = useSay();
  const { number } = input;
  const numbers = others.map((one) => ({
    value: String(one.number),
    name: `${one.number} ${titleOf(say, one)}`,
  }));
  return (
    <fieldset className="answer-field">
      <legend>
        <Tick on={draft.on} set={(on) => set({ on })}>
          <RegionTag region={input.by.region} name="–" />{' '}
          {say('input.name', { number, title: titleOf(say, input) })}
        </Tick>
      </legend>
      {state && state !== 'open' && (
        <p className={`state state-${state}`}>{say(`proposal.state.${state as 'collides'}`)}</p>
      )}
      {draft.on && (
        <>
          <Pick
            label={say('decide.outcome', { number })}
            value={draft.outcome}
            change={(outcome) =>
              set({
                outcome,
                into: draft.into || (others[0]?.number ?? 0),
                change: draft.change || usual,
              })
            }
            options={OUTCOMES.map((value) => ({ value, name: say(`outcome.${value}`) }))}
          />
          {goesInto(draft.outcome) && numbers.length > 0 && (
            <Pick
              label={say('decide.into')}
              value={String(draft.into)}
              change={(into) => set({ into: Number(into) })}
              options={numbers}
            />
          )}
          {draft.outcome === 'deferred' && (
            <Words
              line
              label={say('decide.until')}
              value={draft.until}
              change={(until) => set({ until })}
              isRequired
            />
          )}
          {shows(draft.outcome) && (
            <Words
              line
              label={say('decide.change')}
              value={draft.change ? String(draft.change) : ''}
              change={(change) => set({ change: Number(change.replace(/\D/g, '')) })}
              most={9}
            />
          )}
          <details>
            <summary>{say('decide.more', { number })}</summary>
            <Words
              label={say('answer.heard')}
              value={draft.heard}
              change={(heard) => set({ heard })}
            />
            <Words label={say('decide.own-why')} value={draft.why} change={(why) => set({ why })} />
          </details>
        </>
      )}
    </fieldset>
  );
}
