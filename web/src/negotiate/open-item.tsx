// One clause in the list of open items, with what was handed in on it.
import type { ReactNode } from 'react';
import { useSay } from '../i18n/messages';
import { hueOf } from '../ui/hues';
import type { Input } from '../wire/negotiation';
import { Tick } from './fields';
import { answerTo, type OpenItem, partyOf, regionOf, WHOLE } from './items';
import { RegionTag, StatusChip, titleOf, When } from './parts';
import { useNegotiating } from './place';
import { isolated } from './shown';
import { Until } from './until-field';

export interface Picking {
  picked: ReadonlySet<number>;
  pick(numbers: readonly number[], on: boolean): void;
}

interface ItemProps {
  item: OpenItem;
  isCurrent: boolean;
  focused: () => void;
  /** For who may prepare answers. */
  decide: (() => void) | null;
  picking: Picking | null;
}

export function Item({ item, isCurrent, focused, decide, picking }: ItemProps): ReactNode {
  const say = useSay();
  const { lang, dir, name } = useNegotiating();
  const { clause, inputs, owed, silence } = item;
  const isWhole = clause.id === WHOLE;
  return (
    <li data-clause={clause.id} className={isCurrent ? 'open-item current' : 'open-item'}>
      {isWhole ? (
        <button type="button" className="link" onFocus={focused} onClick={() => decide?.()}>
          {say('open.whole')}
        </button>
      ) : (
        <a
          href={`#clause=${encodeURIComponent(clause.id)}`}
          onFocus={focused}
          lang={lang}
          dir={dir}
        >
          <span className="open-label">{clause.label ? name(clause.id) : ''}</span>{' '}
          <span className="open-words">{clause.words || say('outline.empty')}</span>
        </a>
      )}
      <div className="row">
        {!isWhole && <StatusChip status={clause.status} />}
        {owed.length > 0 && (
          <span className="owed-chip">{say('open.owed', { count: owed.length })}</span>
        )}
        {clause.objections > 0 && (
          <span className="objections">{say('open.objections', { count: clause.objections })}</span>
        )}
        {silence !== null && (
          <span className="silence-line">
            {say('silence.until')} <When at={silence} />
          </span>
        )}
        {clause.brackets > 0 && (
          <span className="quiet">{say('clause.brackets', { count: clause.brackets })}</span>
        )}
      </div>
      {inputs.length > 0 && (
        <ul className="open-inputs">
          {inputs.map((input) => (
            <li key={input.number} className={`hue-${hueOf(regionOf(input))}`}>
              {picking && input.owes ? (
                <Tick
                  on={picking.picked.has(input.number)}
                  set={(on) => picking.pick([input.number], on)}
                >
                  <Line input={input} />
                </Tick>
              ) : (
                <Line input={input} />
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Line({ input }: { input: Input }): ReactNode {
  const say = useSay();
  const answer = answerTo(input);
  const party = partyOf(input).name;
  // The title of a statement names the speaker already.
  const isSaid = party === '' || (input.is === 'statement' && input.speaker === party);
  const beside = [!isSaid && isolated(party), input.owes && say('input.owed')].filter(Boolean);
  return (
    <>
      <RegionTag region={regionOf(input)} name="–" />{' '}
      {say('input.name', { number: input.number, title: titleOf(say, input) })}{' '}
      <span className="quiet">
        {isSaid && beside.length > 0 && '· '}
        {beside.join(' · ')}
      </span>{' '}
      {answer?.response?.contested && <span className="contested">{say('open.contested')}</span>}
      {answer?.due && input.owes && (
        <span className="warn">
          {say('open.due')} <Until until={answer.until} />
        </span>
      )}
    </>
  );
}
