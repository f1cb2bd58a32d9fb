// What a test sees and does on the drafting page.
import { expect, type Locator, type Page } from '@playwright/test';

export const clauses = (page: Page): Locator => page.locator('.text > p[data-kind="clause"]');

export const clause = (page: Page, index: number): Locator => clauses(page).nth(index);

/** One block by its name, wherever it has been moved to. */
export const block = (page: Page, id: string): Locator =>
  page.locator(`.text > p[data-id="${id}"]`);

export const idOf = async (place: Locator): Promise<string> =>
  (await place.getAttribute('data-id')) ?? '';

/** Puts the browser's caret at the end (or the start) of a block. */
export async function put(place: Locator, at: 'start' | 'end' = 'end'): Promise<void> {
  await place.evaluate((p, end) => {
    (p.closest('.text') as HTMLElement).focus();
    const range = document.createRange();
    range.selectNodeContents(p);
    range.collapse(!end);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  }, at === 'end');
}

/** Selects words of a block that stand in one piece. */
export async function select(place: Locator, words: string): Promise<void> {
  await caret(place);
  await place.evaluate((p, wanted) => {
    const texts = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(text, at, text, at + wanted.length);
      return;
    }
    throw new Error(`${wanted} does not stand in one piece`);
  }, words);
}

/** The same, and waits until the page knows. */
export async function caret(place: Locator, at: 'start' | 'end' = 'end'): Promise<void> {
  await put(place, at);
  await expect(place).toHaveClass(/current/);
}

/** The blocks as the page holds them, one line each; carets of others are no words. */
export const words = (page: Page): Promise<string[]> =>
  page.locator('.text').evaluate((text) =>
    [...text.querySelectorAll(':scope > p[data-id]')].map((one) => {
      const copy = one.cloneNode(true) as HTMLElement;
      for (const other of copy.querySelectorAll('.caret, .redline-deleted, .moved-from'))
        other.remove();
      return `${one.getAttribute('data-id')} ${one.getAttribute('data-level')} ${copy.textContent}`;
    }),
  );

export const sign = (page: Page): Locator => page.getByTestId('saved');

export const saved = (page: Page): Promise<void> =>
  expect(sign(page)).toHaveText('Saved', { timeout: 30_000 });

/** Both have everything saved and hold one text. */
export async function same(a: Page, b: Page): Promise<void> {
  await saved(a);
  await saved(b);
  await expect(async () => expect(await words(a)).toEqual(await words(b))).toPass({
    timeout: 30_000,
  });
}

export async function pasteInto(page: Page, kinds: Record<string, string>): Promise<void> {
  await page.locator('.text').evaluate((text, all) => {
    const data = new DataTransfer();
    for (const [kind, value] of Object.entries(all)) data.setData(kind, value);
    text.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, kinds);
}

/** The network of one page, that can be cut and mended. */
export async function network(
  page: Page,
): Promise<{ cut(): Promise<void>; mend(): Promise<void> }> {
  let whole = true;
  const open = new Set<() => void>();
  await page.routeWebSocket(/\/live\//, (socket) => {
    if (!whole) {
      void socket.close();
      return;
    }
    const server = socket.connectToServer();
    open.add(() => {
      void server.close();
      void socket.close();
    });
  });
  return {
    cut: async () => {
      whole = false;
      for (const close of open) close();
      open.clear();
      await page.context().setOffline(true);
    },
    mend: async () => {
      whole = true;
      await page.context().setOffline(false);
    },
  };
}
