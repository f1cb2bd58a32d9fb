// Which view is shown, kept in the address: a clause page has one of its own.
import { useSyncExternalStore } from 'react';

/** Views that have no more than a name. */
const PLAIN = ['open', 'projector', 'drafts', 'contributions'] as const;

export type Route =
  | { view: 'text' }
  | { view: 'clause'; clause: string }
  | { view: 'draft'; draft: string }
  | { view: 'contribution'; number: number }
  | { view: (typeof PLAIN)[number] };

export function routeOf(hash: string): Route {
  const [name, value] = hash.replace(/^#/, '').split('=');
  if (name === 'clause' && value) return { view: 'clause', clause: decoded(value) };
  if (name === 'draft' && value && /^\d+$/.test(value)) return { view: 'draft', draft: value };
  if (name === 'contribution' && Number(value) > 0)
    return { view: 'contribution', number: Number(value) };
  const plain = PLAIN.find((one) => one === name);
  return plain && !value ? { view: plain } : { view: 'text' };
}

/** An address may be cut off where it was copied. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function hashOf(route: Route): string {
  switch (route.view) {
    case 'text':
      return '';
    case 'clause':
      return `#clause=${encodeURIComponent(route.clause)}`;
    case 'draft':
      return `#draft=${route.draft}`;
    case 'contribution':
      return `#contribution=${route.number}`;
    default:
      return `#${route.view}`;
  }
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
