// The page on which anybody checks a resolution's record or a receipt in the browser. The page brings the words.
import { type Result, resultOf, type Said } from './found';
import { type Checkpoint, type Key, parseKey, signed } from './note';
import { checkReceipt, isReceipt } from './receipt';
import { checkResolution, linesOf } from './resolution';
import { Tiles } from './tiles';

const form = document.querySelector<HTMLFormElement>('#verify');
const out = document.querySelector<HTMLElement>('#verified');
const LONGEST = 1 << 20;

const words = (code: string): string =>
  document.querySelector(`#verify-words [data-code="${code}"]`)?.textContent ?? code;

const sentence = ({ code, values }: Said): string =>
  Object.entries(values ?? {}).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, String(value)),
    words(code),
  );

/** A sentence whose hashes and keys stand left to right, also in Arabic. */
function item(said: Said, name: string): HTMLLIElement {
  const li = document.createElement('li');
  li.className = name;
  li.dataset.code = said.code;
  li.textContent = sentence(said);
  return li;
}

function show(title: string, result: Result): void {
  if (!out) return;
  const heading = document.createElement('h2');
  const good = result.fault === null;
  heading.textContent = `${words(good ? 'all-good' : 'bad')} ${title}`;
  heading.tabIndex = -1;
  const list = document.createElement('ul');
  list.className = 'checks';
  list.append(...result.good.map((one) => item(one, 'check-good')));
  if (result.fault) {
    const { index } = result.fault;
    const li = item(result.fault, 'check-bad');
    if (index >= 0) {
      const where = document.createElement('strong');
      where.textContent = `${sentence({ code: 'entry', values: { index } })} `;
      li.prepend(where);
    }
    list.append(li);
  }
  out.className = good ? 'verified good' : 'verified bad';
  out.dataset.result = good ? 'good' : 'bad';
  out.replaceChildren(heading, list);
  heading.focus();
}

function tell(code: string, values: Said['values'] = {}): void {
  const line = document.createElement('p');
  line.textContent = sentence({ code, values });
  out?.replaceChildren(line);
  if (out) {
    out.className = 'verified';
    delete out.dataset.result;
  }
}

class Unreachable extends Error {}

async function got(address: string): Promise<Response> {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Unreachable();
  return answer;
}

async function run(title: string, work: () => Promise<Result>): Promise<void> {
  form?.setAttribute('aria-busy', 'true');
  try {
    tell('working');
    show(title, await work());
  } catch (error) {
    tell(error instanceof Unreachable ? 'unreachable' : 'not-checkable');
  } finally {
    form?.removeAttribute('aria-busy');
  }
}

const log = form?.dataset.log ?? '';

/** The key that the reader brought, else the server's. */
async function theKey(): Promise<Key> {
  const brought = form?.querySelector<HTMLInputElement>('[name="key"]')?.value.trim();
  const key = parseKey(brought || (await (await got(`${log}/key`)).text()));
  if (!key) throw new Error('no key');
  return key;
}

const fetchTile = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await got(`${log}/${path}`)).arrayBuffer());

/** What a file is, by how it begins; null for none of ours. */
async function chosen(): Promise<string | null> {
  const file = form?.querySelector<HTMLInputElement>('[name="file"]')?.files?.[0];
  return file && file.size <= LONGEST ? file.text() : null;
}

async function keptCheckpoint(key: Key): Promise<Checkpoint[]> {
  const text = await chosen();
  return text === null || isReceipt(text) ? [] : [(await signed(text, key))[0]];
}

function checkOne(slug: string): Promise<void> {
  return run(slug, async () => {
    const key = await theKey();
    return resultOf(async (good) => {
      const kept = await keptCheckpoint(key);
      const answer = await got(`${log}/resolution/${slug}`);
      if (!answer.body) throw new Unreachable();
      await checkResolution({ slug }, linesOf(answer.body), key, kept, fetchTile, good, (count) =>
        tell('progress', { count }),
      );
    });
  });
}

/** A receipt or a checkpoint that somebody kept; the log of today must begin with it. */
function checkFile(name: string, text: string): Promise<void> {
  return run(name, async () => {
    const key = await theKey();
    return resultOf(async (good) => {
      const kept = isReceipt(text)
        ? await checkReceipt(text, key, good)
        : (await signed(text, key))[0];
      const [head] = await signed(await (await got(`${log}/checkpoint`)).text(), key);
      const tiles = new Tiles(fetchTile, head);
      await tiles.root();
      await tiles.begins(kept);
      good.push({ code: 'begins', values: { size: kept.size } });
    });
  });
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const slug = form.querySelector<HTMLSelectElement>('[name="resolution"]')?.value;
  if (slug) void checkOne(slug);
});

form?.querySelector('[name="file"]')?.addEventListener('change', async () => {
  const file = form.querySelector<HTMLInputElement>('[name="file"]')?.files?.[0];
  const text = await chosen();
  if (file && text !== null) await checkFile(file.name, text);
  else if (file) tell('not-checkable');
});

// Without a script there is nothing to press.
if (form) form.hidden = false;
const asked = new URLSearchParams(location.search).get('check');
if (form && asked !== null) form.requestSubmit();
