// One clause, side by side: base text, working text, every proposal against the same base, and what was said of them.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import type { ClauseView, NegotiationView, ProposalRow } from '../wire/negotiation';
import { happened } from './history';
import { InputCard } from './input-card';
import { openItems, stepFrom } from './items';
import { useKeys } from './keys';
import { ClauseActions } from './panel';
import {
  ByLine,
  CleanText,
  kindName,
  Positions,
  RedlineText,
  RegionTag,
  SmallButton,
  StatusChip,
  When,
} from './parts';
import { may, mayPrepare, useKnown, useNegotiating } from './place';
import { go } from './route';
import { isolated, linesOf, short } from './shown';
import { VIEWS, type View, ViewChoice } from './views';

export function ClausePage({ clause }: { clause: string }): ReactNode {
  const say = useSay();
  const { store, pointAt, ask, name } = useNegotiating();
  const { view, clause: page, stale, missing } = useKnown();
  const [shown, setShown] = useState<View>('redline');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    store.look(clause);
    pointAt(clause);
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [store, pointAt, clause]);
  useEffect(
    () => () => {
      store.look(null);
      pointAt(null);
    },
    [store, pointAt],
  );
  const step = (by: 1 | -1) => {
    const next = view && stepFrom(openItems(view), clause, by);
    if (next && next !== clause) go({ view: 'clause', clause: next });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    r: () => setShown('redline'),
    c: () => setShown('clean'),
    s: () => setShown('sides'),
    d: () => mayPrepare(view) && ask({ what: 'decide', clause }),
    '?': () => ask({ what: 'keys' }),
    escape: () => go({ view: 'text' }),
  });
  const summary = view?.clauses.find((one) => one.id === clause);
  const named = name(clause) || page?.label || summary?.words || '';
  const here = page?.id === clause ? page : null;
  return (
    <div className="negotiate">
      <header className="negotiate-bar">
        <Button className="button" onPress={() => go({ view: 'text' })}>
          {say('back.text')}
        </Button>
        <Button className="button" onPress={() => go({ view: 'open' })}>
          {say('open.title')}
        </Button>
        <span className="spring" />
        <SmallButton onPress={() => step(-1)}>{say('clause.previous')}</SmallButton>
        <SmallButton onPress={() => step(1)}>{say('clause.next')}</SmallButton>
        <SmallButton onPress={() => ask({ what: 'keys' })}>{say('keys.title')}</SmallButton>
      </header>
      <main className="clause-page" aria-busy={here === null}>
        <div className="clause-title">
          <h1 ref={heading} tabIndex={-1}>
            {say('clause.title', { label: isolated(short(named, 60)) })}
          </h1>
          {here && <StatusChip status={here.status.status} />}
          {here?.status.by && (
            <span className="quiet">
              <bdi>{here.status.why}</bdi> <When at={here.status.at} />
            </span>
          )}
          <ViewChoice view={shown} change={setShown} views={VIEWS} />
        </div>
        {stale && !missing && <p className="warn">{say('stale')}</p>}
        {here && view ? (
          <Content view={view} page={here} shown={shown} />
        ) : (
          <p className="quiet" role="status">
            {say(missing ? 'clause.missing' : 'loading')}
          </p>
        )}
      </main>
      {here && view && <ChairBar view={view} page={here} />}
    </div>
  );
}

interface ContentProps {
  view: NegotiationView;
  page: ClauseView;
  shown: View;
}

function Content({ view, page, shown }: ContentProps): ReactNode {
  const say = useSay();
  const rows = page.proposals.filter((row) => row.kind !== 'noc');
  const quiet = page.proposals.filter((row) => row.kind === 'noc');
  const remarks = view.inputs.filter((one) => page.comments.includes(one.number));
  return (
    <div className="clause-grid">
      <div className="clause-middle">
        <section className={shown === 'sides' ? 'sides' : ''} aria-label={say('clause.text')}>
          {shown === 'sides' && (
            <div>
              <h2>{say('clause.base')}</h2>
              <CleanText lines={linesOf(page.base)} />
            </div>
          )}
          <div>
            <h2>{say('clause.working')}</h2>
            {shown === 'redline' && page.brackets.length === 0 ? (
              <RedlineText segs={page.redline} />
            ) : (
              <CleanText lines={linesOf(page.working)} />
            )}
            {shown === 'redline' && page.brackets.length > 0 && (
              <>
                <h2>{say('clause.base')}</h2>
                <CleanText lines={linesOf(page.base)} />
              </>
            )}
          </div>
        </section>
        <ClauseActions view={view} clause={page.id} there />
        <section aria-labelledby="proposals-title">
          <h2 id="proposals-title">{say('clause.proposals', { count: page.proposals.length })}</h2>
          {rows.map((row) => (
            <Row key={row.number.join()} row={row} view={view} page={page} shown={shown} />
          ))}
          {quiet.map((row) => (
            <Quiet key={row.number.join()} row={row} view={view} />
          ))}
        </section>
      </div>
      <aside className="clause-end" aria-label={say('clause.beside')}>
        <Brackets page={page} view={view} />
        <Stands page={page} view={view} />
        <section aria-labelledby="remarks-title">
          <h2 id="remarks-title">{say('clause.remarks', { count: remarks.length })}</h2>
          {remarks.map((input) => (
            <InputCard key={input.number} input={input} view={view} />
          ))}
        </section>
        <section aria-labelledby="history-title">
          <h2 id="history-title">{say('clause.history')}</h2>
          <ol className="clause-history">
            {[...page.history].reverse().map((one) => (
              <li key={`${one.version} ${one.number}`}>
                {one.by ? <ByLine by={one.by} at={one.at} /> : <When at={one.at} />}
                <span>
                  {happened(say, one)}
                  {one.what && (
                    <>
                      {' · '}
                      <bdi>{one.what}</bdi>
                    </>
                  )}{' '}
                  <span className="quiet">{say('clause.version', { version: one.version })}</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      </aside>
    </div>
  );
}

interface RowProps {
  row: ProposalRow;
  view: NegotiationView;
  page: ClauseView;
  shown: View;
}

/** Proposals that read the same are one row: APT = ATU. */
function Row({ row, view, page, shown }: RowProps): ReactNode {
  const say = useSay();
  const region = row.regions[0] ?? '';
  const inputs = view.inputs.filter((one) => row.number.includes(one.number));
  const names = row.names.join(' = ');
  return (
    <article
      className={`proposal-row hue-row row-state-${row.state}`}
      aria-label={say('proposal.row', { names, kind: kindName(say, row.kind) })}
    >
      <RowHead row={row} />
      {row.amends > 0 && <p className="quiet">{say('proposal.amends', { number: row.amends })}</p>}
      <div className={shown === 'sides' ? 'sides' : ''}>
        {shown === 'sides' && row.kind !== 'add' && <CleanText lines={linesOf(page.base)} />}
        {shown === 'redline' ? (
          <RedlineText segs={row.segs} region={region} />
        ) : (
          <CleanText lines={linesOf(row.clean)} />
        )}
      </div>
      {row.collides.length > 0 && (
        <p className="collides">
          <span aria-hidden="true">⚠ </span>
          {say('proposal.collides', { numbers: row.collides.join(', ') })}
        </p>
      )}
      <Positions list={row.positions} />
      <RowActions row={row} view={view} page={page} />
      {inputs.map((input) => (
        <InputCard key={input.number} input={input} view={view} inRow />
      ))}
    </article>
  );
}

function RowHead({ row }: { row: ProposalRow }): ReactNode {
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
function Quiet({ row, view }: { row: ProposalRow; view: NegotiationView }): ReactNode {
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

function Brackets({ page, view }: { page: ClauseView; view: NegotiationView }): ReactNode {
  const say = useSay();
  const { ask, lang, dir } = useNegotiating();
  if (page.brackets.length === 0) return null;
  return (
    <section aria-labelledby="brackets-title">
      <h2 id="brackets-title">{say('brackets.title', { count: page.brackets.length })}</h2>
      {page.brackets.map((bracket) => (
        <div key={bracket.id} className="bracket-card">
          {bracket.by && <ByLine by={bracket.by} at={bracket.at} />}
          {bracket.why && (
            <p>
              <bdi>{bracket.why}</bdi>
            </p>
          )}
          <ol>
            {bracket.options.map((option) => (
              <li key={option.option}>
                {option.from && (
                  <strong>
                    <bdi>{option.from}</bdi>{' '}
                  </strong>
                )}
                {option.none ? (
                  <em>{say('bracket.none')}</em>
                ) : (
                  <span lang={lang} dir={dir} className="quote">
                    [{option.text}]
                  </span>
                )}{' '}
                {may(view, 'decide') && (
                  <SmallButton
                    label={say('bracket.lift.option', { option: option.option })}
                    onPress={() =>
                      ask({
                        what: 'lift',
                        clause: page.id,
                        bracket: bracket.id,
                        option: option.option,
                      })
                    }
                  >
                    {say('bracket.lift')}
                  </SmallButton>
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** Positions on the clause, and who has not spoken: the page never says that all agree. */
function Stands({ page, view }: { page: ClauseView; view: NegotiationView }): ReactNode {
  const say = useSay();
  const spoken = new Set(page.positions.map((one) => one.by.delegation));
  for (const input of view.inputs) {
    if (input.clause !== page.id || input.withdrawn) continue;
    spoken.add(input.by.delegation);
    if (input.is !== 'proposal') continue;
    for (const one of input.positions) spoken.add(one.by.delegation);
    for (const one of input.supporters) spoken.add(one.delegation);
  }
  const silent = view.delegations.filter((one) => one.region && !spoken.has(one.id));
  return (
    <section aria-labelledby="positions-title">
      <h2 id="positions-title">{say('positions.title')}</h2>
      <Positions list={page.positions} />
      {silent.length > 0 && (
        <details>
          <summary>{say('positions.silent', { count: silent.length })}</summary>
          <p>
            <bdi>{silent.map((one) => one.name).join(', ')}</bdi>
          </p>
        </details>
      )}
    </section>
  );
}

function ChairBar({ view, page }: { view: NegotiationView; page: ClauseView }): ReactNode {
  const say = useSay();
  const { ask } = useNegotiating();
  const clause = page.id;
  const silence = view.silences.find((one) => !one.end && one.clauses.includes(clause));
  const owed = view.inputs.filter((one) => one.clause === clause && one.owes).length;
  const bars = [
    mayPrepare(view) && (
      <Button
        key="d"
        className="button button-main"
        onPress={() => ask({ what: 'decide', clause })}
      >
        {say(may(view, 'decide') ? 'decide.count' : 'prepare.count', { count: owed })}
      </Button>
    ),
    may(view, 'decide') && (
      <Button key="b" className="button" onPress={() => ask({ what: 'bracket', clause })}>
        {say('bracket.alternatives')}
      </Button>
    ),
    may(view, 'lock') && (
      <Button key="s" className="button" onPress={() => ask({ what: 'status', clause })}>
        {say('status.declare')}
      </Button>
    ),
    may(view, 'decide') && !silence && (
      <Button key="q" className="button" onPress={() => ask({ what: 'silence', clause })}>
        {say('silence.begin')}
      </Button>
    ),
    silence && (
      <span key="t" className="silence-line">
        {say('silence.until')} <When at={silence.until} />
      </span>
    ),
    silence && may(view, 'position') && (
      <Button
        key="o"
        className="button"
        onPress={() => ask({ what: 'break', silence: silence.number })}
      >
        {say('silence.break')}
      </Button>
    ),
    may(view, 'take-up') && (
      <a key="p" className="button" href="#projector" target="_blank" rel="noreferrer">
        {say('projector.open')}
      </a>
    ),
  ].filter(Boolean);
  if (bars.length === 0) return null;
  return (
    <section className="chair-bar" aria-label={say('chair.bar')}>
      {bars}
    </section>
  );
}
