// One clause, side by side: base text, working text, every proposal against the same base, and what was said of them.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSay } from '../i18n/messages';
import type { ClauseView, NegotiationView } from '../wire/negotiation';
import { ChairBar } from './chair-bar';
import { Brackets, History, Stands } from './clause-beside';
import { InputCard } from './input-card';
import { openItems, stepFrom } from './items';
import { useKeys } from './keys';
import { ClauseActions } from './panel';
import { CleanText, RedlineText, SmallButton, StatusChip, When } from './parts';
import { mayPrepare, useKnown, useNegotiating } from './place';
import { inOrder, QuietRow, Row } from './proposal-rows';
import { go } from './route';
import { isolated, linesOf, short } from './shown';
import { ViewBar } from './view-bar';
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
    heading.current?.closest('main')?.scrollTo(0, 0);
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
      <ViewBar here="clause">
        <SmallButton onPress={() => step(-1)}>{say('clause.previous')}</SmallButton>
        <SmallButton onPress={() => step(1)}>{say('clause.next')}</SmallButton>
        <SmallButton onPress={() => ask({ what: 'keys' })}>{say('keys.title')}</SmallButton>
      </ViewBar>
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
  const rows = inOrder(page.proposals.filter((row) => row.kind !== 'noc'));
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
            {shown === 'redline' ? (
              <RedlineText segs={page.redline} />
            ) : (
              <CleanText lines={linesOf(page.working)} />
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
            <QuietRow key={row.number.join()} row={row} view={view} />
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
        <History page={page} />
      </aside>
    </div>
  );
}
