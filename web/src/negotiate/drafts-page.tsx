// What the own delegation prepares in private: for its eyes only.
import { type ReactNode, useEffect, useRef } from 'react';
import { useSay } from '../i18n/messages';
import type { DraftSummary } from '../wire/drafts';
import type { NegotiationView } from '../wire/negotiation';
import { useKeys } from './keys';
import { kindName, When } from './parts';
import { useKnown, useNegotiating } from './place';
import { go, hashOf } from './route';
import { isolated, short } from './shown';
import { mayDraft, useDrafts, ViewBar } from './view-bar';

export function DraftsPage(): ReactNode {
  const say = useSay();
  const { drafts: store } = useNegotiating();
  const { view } = useKnown();
  const drafts = useDrafts();
  const heading = useRef<HTMLHeadingElement>(null);
  const has = mayDraft(view);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (has) void store.refresh();
  }, [store, has]);
  useKeys({ escape: () => go({ view: 'text' }) });
  return (
    <div className="negotiate">
      <ViewBar here="drafts" />
      <main className="open-page">
        <h1 ref={heading} tabIndex={-1}>
          {say('drafts.title')}
        </h1>
        {view && !has && <p>{say('drafts.not')}</p>}
        {view && has && (
          <>
            <p className="private-line">
              {say('drafts.private', { delegation: isolated(view.me.name) })}
            </p>
            {drafts === null && <p role="status">{say('loading')}</p>}
            {drafts?.length === 0 && <p>{say('drafts.none')}</p>}
            {drafts && drafts.length > 0 && <DraftList drafts={drafts} view={view} />}
          </>
        )}
      </main>
    </div>
  );
}

interface ListProps {
  drafts: readonly DraftSummary[];
  view: NegotiationView;
}

export function DraftList({ drafts, view }: ListProps): ReactNode {
  const say = useSay();
  const { lang, dir, name } = useNegotiating();
  return (
    <ul className="open-list">
      {drafts.map((draft) => {
        const clause = view.clauses.find((one) => one.id === draft.clause);
        const envelope = view.contributions.find((one) => one.number === draft.contribution);
        return (
          <li key={draft.id} className="open-item">
            <a href={hashOf({ view: 'draft', draft: draft.id })}>
              <strong>{kindName(say, draft.kind)}</strong>{' '}
              <span lang={lang} dir={dir}>
                <span className="open-label">{clause?.label ? name(draft.clause) : ''}</span>{' '}
                {short(clause?.words ?? '', 120)}
              </span>
            </a>
            <div className="row">
              {draft.symbol && <bdi>{draft.symbol}</bdi>}
              {draft.number > 0 && (
                <span className="quiet">{say('draft.revises', { number: draft.number })}</span>
              )}
              {draft.amends > 0 && (
                <span className="quiet">{say('proposal.amends', { number: draft.amends })}</span>
              )}
              {envelope && (
                <span className="quiet">
                  {say('draft.in', { symbol: isolated(envelope.symbol) })}
                </span>
              )}
              <When at={draft.at} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
