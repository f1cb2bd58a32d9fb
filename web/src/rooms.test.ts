// The arrows of docs/architecture.md: a room uses only the rooms below it, and only the outer ones know the DOM.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = import.meta.dirname;

const MAY_USE: Record<string, string[]> = {
  text: [],
  wire: [],
  sync: ['text', 'wire'],
  i18n: [],
  ui: ['i18n'],
  editor: ['text', 'sync', 'wire', 'ui', 'i18n'],
  negotiate: ['text', 'sync', 'wire', 'ui', 'i18n', 'editor'],
  draft: ['text', 'sync', 'wire', 'ui', 'i18n', 'editor', 'negotiate'],
  public: [],
  verify: ['text', 'sync', 'wire'],
};

/** Libraries that only some rooms may touch. */
const ONLY_IN: [pattern: RegExp, rooms: string[]][] = [
  [
    /^(react|react-dom|react-aria-components)(\/|$)/,
    ['i18n', 'ui', 'editor', 'negotiate', 'draft'],
  ],
  [/^prosemirror-view$/, ['editor']],
  [/^intl-messageformat$/, ['i18n']],
];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && file.includes('/'))
  .map((file) => join(SRC, file));

const imports = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (m) => m[1] as string,
  );

const roomOf = (file: string): string => relative(SRC, file).split('/')[0] as string;

describe('rooms', () => {
  it('are those of the architecture', () => {
    for (const file of files) expect(Object.keys(MAY_USE)).toContain(roomOf(file));
  });

  it.each(files.map((file) => [relative(SRC, file), file]))(
    '%s uses only what is below it',
    (_name, file) => {
      const room = roomOf(file);
      for (const name of imports(file)) {
        if (name.startsWith('.')) {
          const target = roomOf(resolve(dirname(file), name));
          if (target !== room) expect(MAY_USE[room], `${room} -> ${name}`).toContain(target);
        } else if (!file.includes('.test.')) {
          for (const [pattern, rooms] of ONLY_IN) {
            if (pattern.test(name)) expect(rooms, `${room} -> ${name}`).toContain(room);
          }
        }
      }
    },
  );

  it.each(files.map((file) => [relative(SRC, file), file]))(
    '%s can be held in the head',
    (_name, file) => {
      expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(500);
    },
  );
});
