// Puts the room together: what the drafting page has to mount, and nothing more.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import { toHeading } from '../ui/kept-focus';
import { answerTo } from './items';
import { noticesOf } from './notices';
import {
  type Ask,
  NegotiatingProvider,
  type Negotiating as Offered,
  type Place,
  useKnown,
  useNegotiating,
} from './place';
import type { Led } from './projector';
import { type Route, useRoute } from './route';
import type { Views as ViewsOf } from './shown-views';
import { Ways } from './view-bar';

interface Props {
  place: Place;
  here: readonly Led[];
  children: ReactNode;
}

/** Round the drafting page: gives its parts what they need, and shows the other views in its place. */
export function Negotiation({ place, here, children }: Props): ReactNode {
  const [ask, setAsk] = useState<Ask | null>(null);
  const [told, setTold] = useState('');
  const route = useRoute();
  const Views = useViews(route, ask !== null);
  const before = useRef(route.view);
  useEffect(() => {
    if (route.view === 'text' && before.current !== 'text') toHeading();
    before.current = route.view;
  }, [route.view]);
  const tell = useCallback((words: string) => setTold(words), []);
  const offered = useMemo<Offered>(() => ({ ...place, ask: setAsk, tell }), [place, tell]);
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setTold(''), 6000);
    return () => clearTimeout(timer);
  }, [told]);
  return (
    <NegotiatingProvider value={offered}>
      <div hidden={route.view !== 'text'}>{children}</div>
      {Views && <Views route={route} here={here} ask={ask} close={() => setAsk(null)} />}
      <div className="notice-slot" role="status">
        {told && <p className="notice">{told}</p>}
      </div>
    </NegotiatingProvider>
  );
}

/** The views and dialogs are fetched when first wanted. */
function useViews(route: Route, asked: boolean): typeof ViewsOf | null {
  const [found, setFound] = useState<typeof ViewsOf | null>(null);
  const wanted = route.view !== 'text' || asked;
  useEffect(() => {
    if (found || !wanted) return;
    import('./shown-views').then(
      ({ Views }) => setFound(() => Views),
      () => {},
    );
  }, [found, wanted]);
  return found;
}

/** The ways from the drafting page to the open items and to what is new. */
export function Doors(): ReactNode {
  const say = useSay();
  const { ask } = useNegotiating();
  const { view } = useKnown();
  if (!view) return null;
  const news = noticesOf(view);
  const contested = news.filter((one) => answerTo(one)?.response?.contested).length;
  const fresh = news.length - contested;
  const told = [
    fresh > 0 ? say('notices.door', { count: fresh }) : '',
    contested > 0 ? say('notices.contested', { count: contested }) : '',
  ];
  return (
    <div className="doors">
      <Ways />
      {news.length > 0 && (
        <Button className="button button-small news" onPress={() => ask({ what: 'notices' })}>
          {told.filter(Boolean).join(' · ')}
        </Button>
      )}
    </div>
  );
}
