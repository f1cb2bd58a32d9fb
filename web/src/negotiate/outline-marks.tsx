// What the outline says of a clause: its status and the regions that handed something in.
import { type ReactNode, useSyncExternalStore } from 'react';
import { useListed, useSay } from '../i18n/messages';
import { hueOf } from '../ui/hues';
import type { ClauseStatus } from '../wire/negotiation';
import { useNegotiating } from './place';

const SIGNS: Partial<Record<ClauseStatus, string>> = {
  bracketed: '[ ]',
  provisional: '≈',
  agreed: '✓',
  closed: '■',
};

/** Drawn anew only when what it shows has changed: a text has hundreds of these. */
export function OutlineMarks({ clause }: { clause: string }): ReactNode {
  const say = useSay();
  const listed = useListed();
  const { store } = useNegotiating();
  const read = () => {
    const one = store.summary(clause);
    return one ? [one.status, one.owed.length, one.inputs.length, ...one.regions].join('|') : '';
  };
  const marks = useSyncExternalStore(store.subscribe, read);
  if (!marks) return null;
  const [status, owed, inputs, ...regions] = marks.split('|');
  const sign = SIGNS[status as ClauseStatus];
  if (!sign && inputs === '0') return null;
  return (
    <span className="marks">
      {regions.map((region) => (
        <span
          key={region}
          className={`mark hue-${hueOf(region)}`}
          title={region}
          aria-hidden="true"
        />
      ))}
      {sign && (
        <span className={`mark-status status-${status}`} aria-hidden="true">
          {sign}
        </span>
      )}
      <span className="unseen">
        {say(`clause.status.${status as ClauseStatus}`)}.{' '}
        {say('outline.inputs', {
          count: Number(inputs),
          owed: Number(owed),
          regions: listed(regions),
        })}
      </span>
    </span>
  );
}
