// Brings a page up to date that is no text of a resolution: parts of it that differ are exchanged.
import { holdPlace } from './hold';

/** The parts of a page that may be exchanged: what is live stays, and what the reader chooses in. */
const parts = (page: Document): Element[] =>
  [...(page.getElementById('main')?.children ?? [])].filter(
    (one) => one.id !== 'live' && one.id !== 'said' && one.tagName !== 'FORM',
  );

/** Exchanges what differs; where parts came or went, all of them. */
export function exchangeParts(page: Document, newer: Document): void {
  const keep = holdPlace(page);
  for (const open of page.querySelectorAll<HTMLDetailsElement>('details[id][open]')) {
    newer.getElementById(open.id)?.setAttribute('open', '');
  }
  const old = parts(page);
  const fresh = parts(newer);
  const alike =
    old.length === fresh.length && old.every((one, i) => one.tagName === fresh[i]?.tagName);
  if (alike) {
    fresh.forEach((one, i) => {
      if (old[i]?.outerHTML !== one.outerHTML) old[i]?.replaceWith(page.adoptNode(one));
    });
  } else {
    const main = page.getElementById('main');
    for (const one of old) one.remove();
    main?.append(...fresh.map((one) => page.adoptNode(one)));
  }
  exchangeGo(page, newer);
  keep();
}

/** Beside the button of a filter stands the way back, once something was chosen. */
function exchangeGo(page: Document, newer: Document): void {
  const [old, fresh] = [page, newer].map((one) => one.querySelector('form[data-filter] .go'));
  if (old && fresh && old.innerHTML !== fresh.innerHTML) old.replaceWith(page.adoptNode(fresh));
}
