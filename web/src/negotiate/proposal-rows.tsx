// The proposals on a clause, each as a redline against what it was made on.
import type { ReactNode } from 'react';
import { useListed, useSay } from '../i18n/messages';
import type { ClauseView, NegotiationView, ProposalRow } from '../wire/negotiation';
import { InputCard } from './input-card';
import { called } from './items';
import { CleanText, kindName, Positions, RedlineText, RegionTag, SmallButton } from './parts';
import { may, useNegotiating } from './place';
import { linesOf } from './shown';
import type { View } from './views';

/** Each with the amendments to it right behind it. */
export function inOrder(rows: readonly ProposalRow[]): ProposalRow[] {
  const known = new Set(rows.flatMap((row) => row.number));
  const behind = (row: ProposalRow): ProposalRow[] => [
    row,
    ...rows.filter((one) => one.amends > 0 && row.number.includes(one.amends)).flatMap(behind),
  ];
  return rows.filter((row) => row.amends === 0 || !known.has(row.amends)).flatMap(behind);
}

interface RowProps {
  row: ProposalRow;
  view: NegotiationView;
  page: ClauseView;
  shown: View;
}

/** Proposals that read the same are one row: APT = ATU. */
export function Row({ row, view, page, shown }: RowProps): ReactNode {
  const say = useSay();
  const region = row.regions[0] ?? '';
  const inputs = view.inputs.filter((one) => row.number.includes(one.number));
  const names = row.names.join(' = ');
  return (
    <article
      className={`proposal-row hue-row row-state-${row.state} ${row.amends > 0 ? 'amendment' : ''}`}
      aria-label={say('proposal.row', { names, kind: kindName(say, row.kind) })}
    >
      <RowHead row={row} />
      {row.amends > 0 && (
        <p className="quiet">{say('proposal.amends', { number: called(view, row.amends) })}</p>
      )}
      <div className={shown === 'sides' ? 'sides' : ''}>
        {shown === 'sides' && row.kind !== 'add' && <CleanText lines={linesOf(page.base)} />}
        {shown === 'redline' ? (
          <RedlineText segs={row.segs} region={region} />
        ) : (
          <CleanText lines={linesOf(row.clean)} />
        )}
      </div>
      <Collides row={row} view={view} />
      <Positions list={row.positions} />
      <RowActions row={row} view={view} page={page} />
      {inputs.map((input) => (
        <InputCard key={input.number} input={input} view={view} inRow />
      ))}
    </article>
  );
}

export function Collides({ row, view }: { row: ProposalRow; view: NegotiationView }): ReactNode {
  const say = useSay();
  const listed = useListed();
  if (row.collides.length === 0) return null;
  return (
    <p className="collides">
      <span aria-hidden="true">⚠ </span>
      {say('proposal.collides', {
        numbers: listed(row.collides.map((number) => called(view, number))),
      })}
    </p>
  );
}

export function RowHead({ row }: { row: ProposalRow }): ReactNode {
  const say = useSay();
  return (
    <header className="row-head">
      <span className="row-names">
        {row.names.map((name, index) => (
          <span key={name}>
            {index > 0 && <span> = </span>}
            <RegionTag region={name} />
          </span>
        ))}
      </span>
      <strong>{kindName(say, row.kind)}</strong>
      {row.kind === 'add' && (
        <span className="quiet">
          {say(row.place === 'before' ? 'propose.before' : 'propose.after')}
        </span>
      )}
      <bdi className="quiet">{row.symbol}</bdi>
      {row.state !== 'open' && (
        <span className={`state state-${row.state}`}>{say(`proposal.state.${row.state}`)}</span>
      )}
    </header>
  );
}

function RowActions({ row, view, page }: Omit<RowProps, 'shown'>): ReactNode {
  const say = useSay();
  const { ask } = useNegotiating();
  const number = row.number[0] ?? 0;
  if (!may(view, 'take-up')) return null;
  const version = Object.entries(view.taken).find(([, taken]) => row.number.includes(taken))?.[0];
  return (
    <div className="row">
      {row.state !== 'taken-up' && row.state !== 'satisfied' && (
        <SmallButton
          label={say('take-up.number', { number })}
          onPress={() => ask({ what: 'decide', clause: page.id, take: number })}
        >
          {say('take-up')}
        </SmallButton>
      )}
      {version && (
        <SmallButton
          label={say('taken-back.number', { number })}
          onPress={() => ask({ what: 'take-back', version: Number(version) })}
        >
          {say('taken-back')}
        </SmallButton>
      )}
    </div>
  );
}

/** NOC is one quiet line. */
export function QuietRow({ row, view }: { row: ProposalRow; view: NegotiationView }): ReactNode {
  const say = useSay();
  const inputs = view.inputs.filter((one) => row.number.includes(one.number));
  return (
    <details className="noc">
      <summary>
        {row.names.map((name) => (
          <RegionTag key={name} region={name} />
        ))}{' '}
        {say('proposal.noc')} <bdi className="quiet">{row.why}</bdi>
      </summary>
      {inputs.map((input) => (
        <InputCard key={input.number} input={input} view={view} inRow />
      ))}
    </details>
  );
}
