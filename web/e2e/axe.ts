// No barrier that a machine can find, and no page wider than its window.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What a look can change: its colours alone, or its width, too. */
const RULES = {
  colours: COLOURS,
  look: [...COLOURS, 'target-size', 'scrollable-region-focusable'],
};

/** All rules; or, where only the look has changed since, those that it can break. */
export async function noBarrier(
  page: Page,
  rules: 'all' | keyof typeof RULES = 'all',
): Promise<void> {
  // Our pages have no frames: without looking for them axe takes half the time; without a list of
  // all that is in order a fifth less.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (rules === 'all'
    ? axe.withTags(TAGS)
    : axe.withRules(RULES[rules])
  ).analyze();
  const told = violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(told, page.url()).toEqual([]);
  const fits = await page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
  expect(fits, `${page.url()} is no wider than its window`).toBe(true);
}
