import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import en from './en.json';
import { LANGS, listed, localeOf } from './messages';

const SRC = join(import.meta.dirname, '..');
const code = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n');

const catalogues = LANGS.map((lang) => ({
  lang,
  words: JSON.parse(readFileSync(join(import.meta.dirname, `${lang}.json`), 'utf8')) as Record<
    string,
    string
  >,
}));

/** Counts that never come: millions, which French and Spanish say apart, and nothing, in Arabic. */
const APART = new Set(['fr many', 'es many', 'ar zero']);

interface Part {
  type?: number;
  value?: unknown;
  options?: Record<string, unknown>;
  pluralType?: string;
}

/** All parts of a message, at any depth. */
function parts(message: string, locale: string): Part[] {
  const found: Part[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (value && typeof value === 'object') {
      found.push(value as Part);
      for (const each of Object.values(value)) walk(each);
    }
  };
  walk(new IntlMessageFormat(message, locale).getAst());
  return found;
}

/** The names a message asks for. */
const names = (message: string, locale: string): string[] =>
  [
    ...new Set(
      parts(message, locale)
        .filter(({ type }) => typeof type === 'number' && type > 0 && type < 7)
        .map(({ value }) => String(value)),
    ),
  ].sort();

/** The forms that each count in a message has. */
const plurals = (message: string, locale: string): string[][] =>
  parts(message, locale)
    .filter(({ pluralType }) => pluralType)
    .map(({ options = {} }) => Object.keys(options));

describe('the catalogues', () => {
  it('have the same messages, in the order of their keys', () => {
    expect(Object.keys(en)).toEqual([...Object.keys(en)].sort());
    for (const { lang, words } of catalogues)
      expect(Object.keys(words), lang).toEqual(Object.keys(en));
  });

  it('are those that lie here: none is half offered', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'));
    expect(files.sort()).toEqual(LANGS.map((lang) => `${lang}.json`).sort());
  });

  it.each(Object.keys(en))('%s is used', (key) => {
    const dynamic = key
      .split('.')
      .map((_part, i, parts) => `\`${parts.slice(0, i + 1).join('.')}.$\{`)
      .slice(0, -1);
    const used = code.includes(`'${key}'`) || dynamic.some((prefix) => code.includes(prefix));
    // `kind` and `num` are put together from what they name: `${what}.${value}`
    expect(used || /^(kind|num)\./.test(key), key).toBe(true);
  });

  it.each(Object.entries(en))('%s asks for the same values in every language', (key, message) => {
    const asked = names(message, 'en');
    for (const { lang, words } of catalogues) {
      expect(words[key], lang).not.toBe('');
      expect(names(words[key] ?? '', localeOf(lang)), lang).toEqual(asked);
    }
  });

  it('say a count with the plural forms of their language', () => {
    const counted = new Set(
      Object.entries(en)
        .filter(([, message]) => plurals(message, 'en').flat().includes('one'))
        .map(([key]) => key),
    );
    for (const { lang, words } of catalogues) {
      const forms = new Intl.PluralRules(localeOf(lang)).resolvedOptions().pluralCategories;
      for (const [key, message] of Object.entries(words).filter(([key]) => counted.has(key)))
        for (const used of plurals(message, localeOf(lang)))
          for (const form of forms.filter((each) => !APART.has(`${lang} ${each}`)))
            expect(used, `${lang} ${key}`).toContain(form);
    }
  });

  it('lack no message that the code names', () => {
    for (const [, key] of code.matchAll(/\bsay\(\s*'([^']+)'/g))
      expect(en).toHaveProperty([key as string]);
    for (const [, key] of code.matchAll(/\bnotice\(\s*'([^']+)'/g))
      expect(en).toHaveProperty([key as string]);
  });
});

it('several are said in a row as each language does', () => {
  expect(listed('en', [20, 29])).toBe('20 and 29');
  expect(listed('ar', [20, 29])).toBe('20 و29');
  expect(listed('zh', [20, 29])).toBe('20和29');
  expect(listed('fr', ['Ines'])).toBe('Ines');
});
