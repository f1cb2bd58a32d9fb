// The ways between the text and the views beside it: the same on every page of this room.
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import type { DraftSummary } from '../wire/drafts';
import type { NegotiationView } from '../wire/negotiation';
import { may, useKnown, useNegotiating } from './place';
import { go, type Route } from './route';

const never = () => () => {};
const NONE: readonly DraftSummary[] = [];

/** The drafts of the own delegation; none for whom they are not. */
export function useDrafts(): readonly DraftSummary[] | null {
  const { drafts } = useNegotiating();
  const { view } = useKnown();
  const has = mayDraft(view);
  return useSyncExternalStore(
    has ? drafts.subscribe : never,
    has ? drafts.read : () => (view ? NONE : null),
  );
}

/** Reading goes on when the resolution is adopted; drafts are of no use then. */
export const mayDraft = (view: NegotiationView | null): boolean => may(view, 'propose');

interface WaysProps {
  here?: Route['view'];
}

/** What lies beside the text, with how much of it there is. */
export function Ways({ here }: WaysProps): ReactNode {
  const say = useSay();
  const { view } = useKnown();
  const drafts = useDrafts();
  if (!view) return null;
  const ways: { to: 'open' | 'contributions' | 'drafts'; name: string }[] = [
    { to: 'open', name: say('open.door', { count: view.owed.length }) },
    { to: 'contributions', name: say('contributions.door', { count: view.contributions.length }) },
  ];
  if (mayDraft(view))
    ways.push({ to: 'drafts', name: say('drafts.door', { count: drafts?.length ?? 0 }) });
  return ways.map(({ to, name }) => (
    <Button
      key={to}
      className="button button-small"
      aria-current={here === to ? 'page' : undefined}
      onPress={() => go({ view: to })}
    >
      {name}
    </Button>
  ));
}

interface BarProps extends WaysProps {
  /** At the end of the bar: what this view alone has. */
  children?: ReactNode;
}

export function ViewBar({ here, children }: BarProps): ReactNode {
  const say = useSay();
  const { symbol } = useNegotiating();
  return (
    <header className="negotiate-bar">
      <nav className="row" aria-label={say('views')}>
        <Button className="button button-small" onPress={() => go({ view: 'text' })}>
          {say('back.text')}
        </Button>
        <Ways {...(here ? { here } : {})} />
      </nav>
      <span className="spring" />
      <bdi className="bar-name quiet">{symbol}</bdi>
      {children}
    </header>
  );
}
