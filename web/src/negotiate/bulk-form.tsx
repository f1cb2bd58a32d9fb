// One decision and one reason for many inputs of many clauses; every contributor is answered.
import { type ReactNode, useState } from 'react';
import { listed, useLanguage, useSay } from '../i18n/messages';
import type { Answer, Input, NegotiationView, Outcome } from '../wire/negotiation';
import { OUTCOMES } from '../wire/negotiation';
import { asksForNoChange, goesInto, isWhole, shows } from './answers';
import { ActForm, Pick, Tick, Words } from './fields';
import { regionOf, shownBy } from './items';
import { RegionTag, titleOf, wordsOf } from './parts';
import { mayPublish, useAct, useKnown, useNegotiating } from './place';
import { KeepLine, Reasons, useKeptAnswers } from './prepare-fields';
import { short } from './shown';
import { UntilField } from './until-field';

interface Props {
  inputs: readonly number[];
  close: () => void;
}

export function BulkForm({ inputs: numbers, close }: Props): ReactNode {
  const say = useSay();
  const { view } = useKnown();
  if (!view) return <p className="quiet">{say('loading')}</p>;
  const inputs = view.inputs.filter((one) => numbers.includes(one.number) && !one.withdrawn);
  return <Fields view={view} inputs={inputs} close={close} />;
}

interface FieldsProps {
  view: NegotiationView;
  inputs: readonly Input[];
  close: () => void;
}

function Fields({ view, inputs, close }: FieldsProps): ReactNode {
  const { lang, say } = useLanguage();
  const { tell } = useNegotiating();
  const { act, busy, error } = useAct(say('act.failed'));
  const keeping = useKeptAnswers();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [outcome, setOutcome] = useState<Outcome>('noted');
  const [into, setInto] = useState('0');
  const [until, setUntil] = useState('');
  const [why, setWhy] = useState('');
  const chosen = inputs.filter((one) => !left.has(one.number));
  const [considered, setConsidered] = useState(() =>
    say('bulk.considered', {
      count: inputs.length,
      numbers: listed(
        lang,
        inputs.map((one) => one.number),
      ),
      version: view.version,
    }),
  );
  const answers = chosen.map(
    (input): Answer => ({
      input: input.number,
      outcome,
      heard: short(wordsOf(input), 400),
      considered: considered.trim(),
      related: chosen.map((one) => one.number).filter((number) => number !== input.number),
      why: why.trim(),
      change:
        shows(outcome) && !asksForNoChange(inputs, input.number)
          ? shownBy(view.taken, view.version, input.number)
          : 0,
      clause: input.clause,
      into: goesInto(outcome) ? Number(into) : 0,
      until: outcome === 'deferred' ? until.trim() : '',
    }),
  );
  const publishes = mayPublish(view);
  const isSelf = (one: Answer) => goesInto(one.outcome) && one.into === one.input;
  const ready =
    publishes && answers.length > 0 && answers.every((one) => isWhole(one, inputs) && !isSelf(one));
  const submit = async () => {
    if ((await act({ do: 'answer', answers })) === null) return;
    tell(say('decide.done', { count: answers.length }));
    close();
  };
  const toggle = (number: number, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(number);
    else next.add(number);
    setLeft(next);
  };
  return (
    <ActForm
      name={say('decide.publish', { count: answers.length })}
      error={error}
      busy={busy}
      ready={ready}
      close={close}
      submit={() => void submit()}
    >
      <p>{say('bulk.intro')}</p>
      <fieldset className="ticks bulk-inputs">
        <legend>{say('bulk.inputs', { count: chosen.length })}</legend>
        {inputs.map((input) => (
          <Tick
            key={input.number}
            on={!left.has(input.number)}
            set={(on) => toggle(input.number, on)}
          >
            <RegionTag region={regionOf(input)} name="–" />{' '}
            {say('input.name', { number: input.number, title: titleOf(say, input) })}{' '}
            <bdi className="quiet">{short(wordsOf(input), 90)}</bdi>
          </Tick>
        ))}
      </fieldset>
      <Pick
        label={say('bulk.outcome')}
        value={outcome}
        change={setOutcome}
        options={OUTCOMES.map((value) => ({ value, name: say(`outcome.${value}`) }))}
      />
      {goesInto(outcome) && (
        <Pick
          label={say('decide.into')}
          value={into}
          change={setInto}
          options={[
            { value: '0', name: '–' },
            ...view.inputs
              .filter((one) => !chosen.includes(one))
              .map((one) => ({
                value: String(one.number),
                name: `${one.number} ${titleOf(say, one)}`,
              })),
          ]}
        />
      )}
      {outcome === 'deferred' && <UntilField value={until} change={setUntil} />}
      <Reasons view={view} outcomes={[outcome]} change={setWhy} />
      <Words
        label={say('bulk.why')}
        value={why}
        change={setWhy}
        hint={say('bulk.why.hint')}
        isRequired
      />
      <Words label={say('answer.considered')} value={considered} change={setConsidered} />
      <KeepLine keeping={keeping} answers={answers} />
      {!publishes && <p>{say('prepare.chair')}</p>}
    </ActForm>
  );
}
