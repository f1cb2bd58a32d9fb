// Which view is shown, kept in the address: a clause page has one of its own.
import { useSyncExternalStore } from 'react';

export type Route =
  | { view: 'text' }
  | { view: 'clause'; clause: string }
  | { view: 'open' }
  | { view: 'projector' };

export function routeOf(hash: string): Route {
  const [name, value] = hash.replace(/^#/, '').split('=');
  if (name === 'clause' && value) return { view: 'clause', clause: decodeURIComponent(value) };
  if (name === 'open') return { view: 'open' };
  if (name === 'projector') return { view: 'projector' };
  return { view: 'text' };
}

export function hashOf(route: Route): string {
  if (route.view === 'text') return '';
  return route.view === 'clause' ? `#clause=${encodeURIComponent(route.clause)}` : `#${route.view}`;
}

export function go(route: Route): void {
  const hash = hashOf(route);
  if (hash) location.hash = hash;
  else {
    history.pushState(null, '', location.pathname + location.search);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

const subscribe = (watch: () => void) => {
  window.addEventListener('hashchange', watch);
  window.addEventListener('popstate', watch);
  return () => {
    window.removeEventListener('hashchange', watch);
    window.removeEventListener('popstate', watch);
  };
};

let last: { hash: string; route: Route } = { hash: '', route: { view: 'text' } };

function now(): Route {
  if (last.hash !== location.hash) last = { hash: location.hash, route: routeOf(location.hash) };
  return last.route;
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, now);
