// One answer of a form that decides on many inputs.
import type { ReactNode } from 'react';
import { useSay } from '../i18n/messages';
import type { Input, Outcome } from '../wire/negotiation';
import { OUTCOMES } from '../wire/negotiation';
import { goesInto, shows } from './answers';
import { Pick, Tick, Words } from './fields';
import { regionOf } from './items';
import { RegionTag, titleOf } from './parts';
import { UntilField } from './until-field';

/** What a form holds of one answer. */
export interface Draft {
  on: boolean;
  outcome: Outcome;
  heard: string;
  into: number;
  until: string;
  change: number;
  why: string;
}

interface FieldProps {
  input: Input;
  state: string | null;
  draft: Draft;
  others: readonly Input[];
  /** The version that most likely shows what came of it. */
  usual: number;
  set: (part: Partial<Draft>) => void;
}

export function AnswerField({ input, state, draft, others, usual, set }: FieldProps): ReactNode {
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
          <RegionTag region={regionOf(input)} name="–" />{' '}
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
            <UntilField value={draft.until} change={(until) => set({ until })} />
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
