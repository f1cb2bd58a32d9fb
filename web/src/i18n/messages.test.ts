import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import ar from './ar.json';
import en from './en.json';

const SRC = join(import.meta.dirname, '..');
const code = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n');

/** The names a message asks for, at any depth. */
function names(message: string, locale: string): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (value && typeof value === 'object') {
      const part = value as { type?: number; value?: unknown };
      if (typeof part.type === 'number' && part.type > 0 && part.type < 7)
        found.add(String(part.value));
      for (const each of Object.values(value)) walk(each);
    }
  };
  walk(new IntlMessageFormat(message, locale).getAst());
  return [...found].sort();
}

describe('the catalogues', () => {
  it('have the same messages, in the order of their keys', () => {
    expect(Object.keys(ar)).toEqual(Object.keys(en));
    expect(Object.keys(en)).toEqual([...Object.keys(en)].sort());
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

  it.each(Object.keys(en) as (keyof typeof en)[])(
    '%s asks for the same values in every language',
    (key) => {
      expect(names(ar[key], 'ar')).toEqual(names(en[key], 'en'));
      expect(ar[key]).not.toBe('');
    },
  );

  it('lack no message that the code names', () => {
    for (const [, key] of code.matchAll(/\bsay\(\s*'([^']+)'/g))
      expect(en).toHaveProperty([key as string]);
    for (const [, key] of code.matchAll(/\bnotice\(\s*'([^']+)'/g))
      expect(en).toHaveProperty([key as string]);
  });
});
