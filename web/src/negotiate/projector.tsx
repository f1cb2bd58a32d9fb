// The room's screen: follows the chair clause by clause, large, without controls.
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSay } from '../i18n/messages';
import type { ClauseView, NegotiationView, ProposalRow } from '../wire/negotiation';
import { called } from './items';
import { CleanText, RedlineText, RegionTag, StatusChip } from './parts';
import { useKnown, useNegotiating } from './place';
import { Collides, inOrder, RowHead } from './proposal-rows';
import { isolated, linesOf } from './shown';

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
          <bdi>{symbol}</bdi> <span aria-hidden="true">·</span> <bdi>{title}</bdi>
        </h1>
        <span className={stale ? 'warn' : 'quiet'}>
          {say(stale ? 'projector.lost' : 'projector.live')}
        </span>
      </header>
      {shown && view ? (
        <Sheet page={shown} view={view} />
      ) : (
        <p role="status">{say('projector.waiting')}</p>
      )}
    </main>
  );
}

/** Letters as large as the room's screen has place for, never smaller than the last row can read. */
const SIZES = [1, 0.9, 0.8, 0.7];

/** Tries the sizes from the largest until all of it is on the screen. */
function useFitting(changed: unknown) {
  const sheet = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: What is shown decides how large it is.
  useLayoutEffect(() => {
    const shrink = () => {
      for (const size of SIZES) {
        sheet.current?.style.setProperty('--fit', String(size));
        const { scrollHeight, clientHeight } = document.documentElement;
        if (scrollHeight <= clientHeight) return;
      }
    };
    shrink();
    window.addEventListener('resize', shrink);
    return () => window.removeEventListener('resize', shrink);
  }, [changed]);
  return sheet;
}

function Sheet({ page, view }: { page: ClauseView; view: NegotiationView }): ReactNode {
  const say = useSay();
  const { name } = useNegotiating();
  const sheet = useFitting(page);
  const rows = inOrder(page.proposals.filter((row) => row.kind !== 'noc'));
  const quiet = page.proposals.filter((row) => row.kind === 'noc');
  return (
    <div ref={sheet} className="projector-sheet">
      <div className="projector-title">
        <span className="projector-label">
          <bdi>{name(page.id) || page.label || '·'}</bdi>
        </span>
        <StatusChip status={page.status.status} />
      </div>
      <div className="projector-text">
        {page.redline.some((seg) => seg.op !== 'same') ? (
          <RedlineText segs={page.redline} />
        ) : (
          <CleanText lines={linesOf(page.working)} />
        )}
      </div>
      <div className={rows.length > 2 ? 'projector-rows many' : 'projector-rows'}>
        {rows.map((row) => (
          <Line key={row.number.join()} row={row} view={view} />
        ))}
        {quiet.map((row) => (
          <p key={row.number.join()} className="projector-noc">
            {row.names.map((name) => (
              <RegionTag key={name} region={name} />
            ))}{' '}
            {say('proposal.noc')} <bdi className="quiet">{isolated(row.symbol)}</bdi>
          </p>
        ))}
      </div>
    </div>
  );
}

function Line({ row, view }: { row: ProposalRow; view: NegotiationView }): ReactNode {
  const say = useSay();
  return (
    <section className="projector-row" aria-label={row.names.join(' = ')}>
      <RowHead row={row} />
      {row.amends > 0 && (
        <p className="quiet">{say('proposal.amends', { number: called(view, row.amends) })}</p>
      )}
      <RedlineText segs={row.segs} region={row.regions[0] ?? ''} />
      <Collides row={row} view={view} />
    </section>
  );
}
