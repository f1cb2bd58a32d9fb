// Answers that were prepared, over all clauses: the chair publishes them, alone or many at once.
import { type ReactNode, useState } from 'react';
import { useSay } from '../i18n/messages';
import type { Answer } from '../wire/negotiation';
import { isWhole, preparedAnswers } from './answers';
import { ActForm, Tick } from './fields';
import { RegionTag, titleOf } from './parts';
import { mayPublish, useAct, useKnown, useNegotiating } from './place';
import { useKeptAnswers } from './prepare-fields';
import { Until } from './until-field';

export function PreparedForm({ close }: { close: () => void }): ReactNode {
  const say = useSay();
  const { tell } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const { kept } = useKeptAnswers();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  if (!view) return <p className="quiet">{say('loading')}</p>;
  const all = preparedAnswers(view, kept);
  const whole = (one: Answer) => isWhole(one, view.inputs);
  const chosen = all.filter((one) => whole(one) && !left.has(one.input));
  const submit = async () => {
    if ((await act({ do: 'answer', answers: chosen })) === null) return;
    tell(say('decide.done', { count: chosen.length }));
    close();
  };
  if (all.length === 0) return <p>{say('prepared.none')}</p>;
  const toggle = (number: number, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(number);
    else next.add(number);
    setLeft(next);
  };
  return (
    <ActForm
      name={say('decide.publish', { count: chosen.length })}
      error={error}
      busy={busy}
      ready={mayPublish(view) && chosen.length > 0}
      close={close}
      submit={() => void submit()}
    >
      <p>{say('prepared.intro')}</p>
      {all.map((answer) => {
        const input = view.inputs.find((one) => one.number === answer.input);
        const by = kept.find((one) => one.input === answer.input)?.by;
        if (!input) return null;
        return (
          <fieldset key={answer.input} className="answer-field">
            <legend>
              <Tick
                on={whole(answer) && !left.has(answer.input)}
                set={(on) => toggle(answer.input, on)}
                isDisabled={!whole(answer)}
              >
                <RegionTag region={input.by.region} name="–" />{' '}
                {say('input.name', { number: input.number, title: titleOf(say, input) })}
              </Tick>
            </legend>
            <p>
              <strong className="outcome">{say(`outcome.${answer.outcome}`)}</strong>{' '}
              {answer.until && <Until until={answer.until} />} <bdi>{answer.why}</bdi>
            </p>
            {!whole(answer) && <p className="warn">{say('prepared.unfinished')}</p>}
            {by && <p className="quiet">{say('prepared.by', { name: by.person })}</p>}
          </fieldset>
        );
      })}
      {!mayPublish(view) && <p>{say('prepare.chair')}</p>}
    </ActForm>
  );
}
