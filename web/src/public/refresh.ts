// Brings a page up to date with a newer one: only what differs is exchanged, and what the reader looks at stays where it is.

import { holdPlace } from './hold';

const FRESH = 'fresh';

/** The version that the page shows afterwards. */
export function refresh(page: Document, newer: Document): number {
  const keep = holdPlace(page);
  exchangeText(page, newer);
  exchange(page, newer, 'status');
  exchange(page, newer, 'open');
  exchange(page, newer, 'changes');
  exchange(page, newer, 'agreed', 'changes');
  keep();
  return Number(newer.getElementById('live')?.dataset.version);
}

/** Exchanges an element by its id; one that is new comes after another. */
function exchange(page: Document, newer: Document, id: string, after?: string): void {
  const old = page.getElementById(id);
  const fresh = newer.getElementById(id);
  if (old && fresh) {
    if (old.innerHTML !== fresh.innerHTML) old.replaceWith(page.adoptNode(fresh));
  } else if (old) {
    old.remove();
  } else if (fresh && after) {
    page.getElementById(after)?.after(page.adoptNode(fresh));
  }
}

function exchangeText(page: Document, newer: Document): void {
  const old = page.querySelector('#text > article');
  const fresh = newer.querySelector('#text > article');
  if (!old || !fresh) return;
  const before = blocks(old);
  const after = blocks(fresh);
  const same = [...before.keys()].join() === [...after.keys()].join();
  keepOpen(old, fresh);
  for (const [id, block] of after) {
    const was = before.get(id);
    if (was && bare(was) === bare(block)) continue;
    block.classList.add(FRESH);
    if (same) was?.replaceWith(page.adoptNode(block));
  }
  // Blocks came, went or moved: the whole is exchanged.
  if (!same) old.replaceWith(page.adoptNode(fresh));
  else {
    exchangeInputs(page, old, fresh);
    exchangeNotes(page, old, fresh);
  }
}

const INPUTS = 'details.inputs';

/** What a reader has opened stays open. */
function keepOpen(old: Element, fresh: Element): void {
  for (const inputs of old.querySelectorAll<HTMLDetailsElement>(`${INPUTS}[open]`)) {
    fresh.querySelector(`${INPUTS}[id="${inputs.id}"]`)?.setAttribute('open', '');
  }
}

/** What is said of each clause stands under it. */
function exchangeInputs(page: Document, old: Element, fresh: Element): void {
  const before = new Map([...old.querySelectorAll(INPUTS)].map((one) => [one.id, one]));
  for (const inputs of fresh.querySelectorAll(INPUTS)) {
    const was = before.get(inputs.id);
    before.delete(inputs.id);
    if (!was) page.getElementById(`c-${inputs.id.slice(2)}`)?.after(page.adoptNode(inputs));
    else if (was.innerHTML !== inputs.innerHTML) was.replaceWith(page.adoptNode(inputs));
  }
  for (const gone of before.values()) gone.remove();
}

function exchangeNotes(page: Document, old: Element, fresh: Element): void {
  const before = old.querySelector('.footnotes');
  const after = fresh.querySelector('.footnotes');
  if (before && after && before.innerHTML !== after.innerHTML) {
    before.replaceWith(page.adoptNode(after));
  } else if (before && !after) {
    before.remove();
  } else if (!before && after) {
    old.append(page.adoptNode(after));
  }
}

function blocks(article: Element): Map<string, Element> {
  return new Map([...article.querySelectorAll('[id^="c-"]')].map((block) => [block.id, block]));
}

function bare(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  copy.classList.remove(FRESH);
  return copy.outerHTML;
}
