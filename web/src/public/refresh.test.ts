// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { refresh } from './refresh';
import { ago, speakTimes, writeTimes } from './times';

const page = (version: number, text: string, changes: string, notes = '') => {
  const made = document.implementation.createHTMLDocument('');
  made.body.innerHTML = `<div id="status">Version ${version}</div>
    <p id="live" data-version="${version}"></p>
    <div id="text"><article>${text}${notes}</article></div>
    <section id="changes">${changes}</section><form id="compare"><input value="1"></form>`;
  return made;
};
const clause = (id: string, words: string) => `<p class="clause" id="c-${id}">${words}</p>`;

describe('refreshing a page', () => {
  it('exchanges the clause that changed and leaves the others as they are', () => {
    const shown = page(1, clause('a', 'one') + clause('b', 'two'), 'x');
    const other = shown.getElementById('c-b');
    const version = refresh(shown, page(2, clause('a', 'one more') + clause('b', 'two'), 'y'));
    expect(version).toBe(2);
    expect(shown.getElementById('c-a')?.textContent).toBe('one more');
    expect(shown.getElementById('c-a')?.classList.contains('fresh')).toBe(true);
    expect(shown.getElementById('c-b')).toBe(other);
    expect(shown.getElementById('c-b')?.classList.contains('fresh')).toBe(false);
    expect(shown.getElementById('changes')?.textContent).toBe('y');
    expect(shown.getElementById('status')?.textContent).toBe('Version 2');
  });

  it('marks a change that comes to a clause which was marked before', () => {
    const shown = page(1, clause('a', 'one'), '');
    refresh(shown, page(2, clause('a', 'one two'), ''));
    const marked = shown.getElementById('c-a');
    refresh(shown, page(3, clause('a', 'one two'), ''));
    expect(shown.getElementById('c-a')).toBe(marked);
    refresh(shown, page(4, clause('a', 'one two three'), ''));
    expect(shown.getElementById('c-a')?.textContent).toBe('one two three');
  });

  it('follows clauses that come, go and move', () => {
    const shown = page(1, clause('a', 'one') + clause('b', 'two'), '');
    refresh(shown, page(2, clause('c', 'three') + clause('b', 'two'), ''));
    expect([...shown.querySelectorAll('.clause')].map((c) => c.id)).toEqual(['c-c', 'c-b']);
    expect([...shown.querySelectorAll('.fresh')].map((c) => c.id)).toEqual(['c-c']);
    refresh(shown, page(3, clause('b', 'two') + clause('c', 'three'), ''));
    expect([...shown.querySelectorAll('.clause')].map((c) => c.id)).toEqual(['c-b', 'c-c']);
  });

  it('brings what is said of a clause up to date and leaves open what was opened', () => {
    const said = (id: string, words: string) =>
      `<details class="inputs" id="i-${id}"><summary>${words}</summary></details>`;
    const shown = page(
      1,
      clause('a', 'one') + said('a', '1 input') + clause('b', 'two') + said('b', '1 input'),
      '',
    );
    shown.getElementById('i-a')?.setAttribute('open', '');
    refresh(
      shown,
      page(2, clause('a', 'one') + said('a', '2 inputs') + clause('b', 'two more'), ''),
    );
    expect(shown.getElementById('i-a')?.textContent).toBe('2 inputs');
    expect(shown.getElementById('i-a')?.hasAttribute('open')).toBe(true);
    expect(shown.getElementById('i-b')).toBeNull();
    refresh(
      shown,
      page(
        3,
        clause('a', 'one') + said('a', '2 inputs') + clause('b', 'two more') + said('b', 'x'),
        '',
      ),
    );
    expect(shown.getElementById('c-b')?.nextElementSibling?.id).toBe('i-b');
    refresh(shown, page(4, clause('a', 'one') + said('a', '3 inputs'), ''));
    expect(shown.getElementById('i-a')?.hasAttribute('open')).toBe(true);
  });

  it('keeps footnotes and the agreed clauses up to date, and what the reader typed', () => {
    const shown = page(1, clause('a', 'one'), '');
    const input = shown.querySelector('input');
    const newer = page(2, clause('a', 'one'), '', '<section class="footnotes">note</section>');
    newer
      .getElementById('changes')
      ?.insertAdjacentHTML('afterend', '<section id="agreed">a)</section>');
    refresh(shown, newer);
    expect(shown.querySelector('.footnotes')?.textContent).toBe('note');
    expect(shown.getElementById('agreed')?.textContent).toBe('a)');
    refresh(shown, page(3, clause('a', 'one'), ''));
    expect(shown.querySelector('.footnotes')).toBeNull();
    expect(shown.getElementById('agreed')).toBeNull();
    expect(shown.querySelector('input')).toBe(input);
  });
});

describe('times', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  it('are said as people say them', () => {
    expect(ago(new Date('2026-11-23T11:57:10Z'), now, 'en')).toBe('2 minutes ago');
    expect(ago(new Date('2026-11-23T11:59:50Z'), now, 'en')).toBe('now');
    expect(ago(new Date('2026-11-23T09:00:00Z'), now, 'en')).toBe('3 hours ago');
    expect(ago(new Date('2026-11-20T09:00:00Z'), now, 'en')).toBeNull();
    expect(ago(new Date('2026-11-23T11:57:00Z'), now, 'ar')).toContain('3');
  });
});

describe('times', () => {
  it('are exact on paper and words on the screen', () => {
    document.documentElement.lang = 'en';
    const at = new Date(Date.now() - 120_000).toISOString();
    document.body.innerHTML = `<time datetime="${at}">28 Nov 2026, 16:51</time>`;
    const time = document.querySelector('time') as HTMLElement;
    speakTimes(document);
    expect(time.textContent).toContain('2');
    expect(time.textContent).not.toContain('28 Nov');
    writeTimes(document);
    expect(time.textContent).toBe('28 Nov 2026, 16:51');
    speakTimes(document);
    expect(time.textContent).not.toContain('28 Nov');
  });
});
