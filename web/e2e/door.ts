// How a test comes in: as somebody of the demo meeting, with a text of its own.
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test';

export { expect };

export const MOD = process.platform === 'darwin' ? 'Meta' : 'Control';
export const PASSWORD = 'port-lumen-2026';
const MEETING = 'wsa-26';

/** Delegates of six regions, an observer, the chair, and the secretariat. */
export type Who =
  | 'amina'
  | 'otto'
  | 'lina'
  | 'paz'
  | 'yuri'
  | 'karim'
  | 'noor'
  | 'marta'
  | 'ines'
  | 'moussa';
type Options = NonNullable<Parameters<Browser['newContext']>[0]>;
type State = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Text {
  draft: string;
  public: string;
}

interface Door {
  /** A browser of its own, closed when the test ends: signed in, or a stranger's. */
  browserOf(who: Who | null, options?: Options): Promise<Page>;
  /** What went wrong in any page: errors of scripts, dialogs, breaches of the content policy. */
  wrong: string[];
  /** A new resolution of these lines on the agenda of the demo meeting. */
  newText(lines?: readonly string[]): Promise<Text>;
  /** The drafting page of a text, loaded and editable. */
  draft(who: Who, text: Text, options?: Options): Promise<Page>;
}

/** Who has signed in keeps the session: the limit on tries is not what is tested. */
const sessions = new Map<Who, State>();
let texts = 0;

export async function signIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/desk');
}

export const HEAD = [
  'RESOLUTION 12 (Rev. Port Lumen, 2026)',
  'Lighthouses and harbour lights in the public network',
  '(Norhaven, 2018; Port Lumen, 2026)',
  'The World Standards Assembly (Port Lumen, 2026),',
];

export const LINES = [
  ...HEAD,
  'considering',
  'a)\tthat ships find their way by lights that are kept;',
  'b)\tthat every harbour keeps its lights in its own manner;',
  'c)\tthat a light which fails is reported late,',
  'resolves',
  '1\tto agree on how the state of a light is reported;',
  '2\tto keep a public list of lights;',
  '3\tto review this list every year,',
  'instructs the Director',
  '1\tto open the list within one year;',
  '2\tto report to the next assembly.',
];

export const test = base.extend<Door>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is used here.
  wrong: async ({}, use) => {
    const wrong: string[] = [];
    await use(wrong);
    expect(wrong).toEqual([]);
  },
  browserOf: async ({ browser, wrong }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who, options = {}) => {
      if (who && !sessions.has(who)) {
        const first = await browser.newContext();
        await signIn(await first.newPage(), who);
        sessions.set(who, await first.storageState());
        await first.close();
      }
      const storageState = who ? sessions.get(who) : undefined;
      const context = await browser.newContext({ ...options, storageState });
      opened.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
      page.on('console', (line) => {
        if (line.text().includes('Content Security Policy')) wrong.push(line.text());
      });
      page.on('dialog', (dialog) => {
        // Leaving with unsent edits is asked about; that is meant.
        if (dialog.type() !== 'beforeunload') wrong.push(`dialog: ${dialog.message()}`);
        void dialog.accept();
      });
      return page;
    });
    for (const context of opened) await context.close();
  },
  newText: async ({ browserOf, baseURL }, use) => {
    await use(async (lines = LINES) => {
      const page = await browserOf('ines');
      await page.goto('/desk/resolutions/new');
      const csrf = await page.locator('main input[name="csrf"]').inputValue();
      const slug = `text-${Date.now().toString(36)}-${++texts}`;
      const answer = await page.request.post('/desk/resolutions/new', {
        headers: { origin: baseURL ?? '' },
        multipart: {
          csrf,
          step: 'store',
          meeting: MEETING,
          item: '9',
          language: 'en',
          symbol: lines[0] ?? '',
          title: lines[1] ?? '',
          slug,
          text: lines.join('\n'),
        },
      });
      expect(answer.url()).toContain(`/m/${MEETING}/${slug}`);
      await page.close();
      return { draft: `/draft/${MEETING}/${slug}`, public: `/m/${MEETING}/${slug}` };
    });
  },
  draft: async ({ browserOf }, use) => {
    await use(async (who, text, options) => {
      const page = await browserOf(who, options);
      await page.goto(text.draft);
      await expect(page.locator('.text > p').first()).toBeVisible();
      return page;
    });
  },
});
