// The room's screen: follows the chair clause by clause, large, without controls.
import { type ReactNode, useEffect, useState } from 'react';
import { useSay } from '../i18n/messages';
import type { ProposalRow } from '../wire/negotiation';
import { CleanText, kindName, RedlineText, RegionTag, StatusChip } from './parts';
import { useKnown, useNegotiating } from './place';
import { linesOf } from './shown';

/** Where somebody is, and in which capacity. */
export interface Led {
  session: string;
  capacity: string;
  clause: string | null;
}

/** The clause of the chair, or else of the editor; of several the one that moved last. */
export function follow(
  now: string | null,
  before: readonly Led[],
  here: readonly Led[],
): string | null {
  for (const capacity of ['chair', 'editor']) {
    const leading = here.filter((one) => one.capacity === capacity && one.clause !== null);
    if (leading.length === 0) continue;
    const moved = leading.find(
      (one) => before.find((old) => old.session === one.session)?.clause !== one.clause,
    );
    if (moved) return moved.clause;
    return leading.some((one) => one.clause === now) ? now : (leading[0]?.clause ?? now);
  }
  // Whoever led has looked away: the room goes on seeing what it saw.
  return now;
}

export function Projector({ here }: { here: readonly Led[] }): ReactNode {
  const say = useSay();
  const { store, symbol, title } = useNegotiating();
  const { clause: page, view, stale } = useKnown();
  const [seen, setSeen] = useState<{ clause: string | null; here: readonly Led[] }>({
    clause: null,
    here: [],
  });
  if (seen.here !== here) setSeen({ clause: follow(seen.clause, seen.here, here), here });
  const { clause } = seen;
  useEffect(() => store.look(clause), [store, clause]);
  useEffect(() => () => store.look(null), [store]);
  const shown = page?.id === clause ? page : null;
  return (
    <main className="projector">
      <header>
        <h1>
          <bdi>{symbol}</bdi> <span>{title}</span>
        </h1>
        <span className={stale ? 'warn' : 'quiet'}>
          {say(stale ? 'projector.lost' : 'projector.live')}
        </span>
      </header>
      {shown && view ? (
        <>
          <div className="projector-title">
            <span className="projector-label">{shown.label || '·'}</span>
            <StatusChip status={shown.status.status} />
          </div>
          <div className="projector-text">
            {shown.redline.some((seg) => seg.op !== 'same') ? (
              <RedlineText segs={shown.redline} />
            ) : (
              <CleanText lines={linesOf(shown.working)} />
            )}
          </div>
          {shown.proposals.map((row) => (
            <Line key={row.number.join()} row={row} />
          ))}
        </>
      ) : (
        <p role="status">{say('projector.waiting')}</p>
      )}
    </main>
  );
}

function Line({ row }: { row: ProposalRow }): ReactNode {
  const say = useSay();
  const names = row.names.map((name, index) => (
    <span key={name}>
      {index > 0 && ' = '}
      <RegionTag region={name} />
    </span>
  ));
  if (row.kind === 'noc') {
    return (
      <p className="projector-noc">
        {names} {say('proposal.noc')}
      </p>
    );
  }
  return (
    <section className="projector-row" aria-label={row.names.join(' = ')}>
      <p className="row-head">
        {names} <strong>{kindName(say, row.kind)}</strong> <bdi>{row.symbol}</bdi>{' '}
        {row.state !== 'open' && <span>{say(`proposal.state.${row.state}`)}</span>}
      </p>
      <RedlineText segs={row.segs} region={row.regions[0] ?? ''} />
      {row.collides.length > 0 && (
        <p className="collides">{say('proposal.collides', { numbers: row.collides.join(', ') })}</p>
      )}
    </section>
  );
}
