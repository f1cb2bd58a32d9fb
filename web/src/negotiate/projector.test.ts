import { describe, expect, it } from 'vitest';
import { follow, type Led } from './projector';

const one = (session: string, capacity: string, clause: string | null): Led => ({
  session,
  capacity,
  clause,
});

describe('the projector', () => {
  it('follows the chair, of two windows the one that moved', () => {
    const before = [one('a', 'chair', 'x'), one('b', 'chair', 'y')];
    const now = [one('a', 'chair', 'x'), one('b', 'chair', 'z')];
    expect(follow('x', before, now)).toBe('z');
    expect(follow('x', now, now)).toBe('x');
  });

  it('stays when the chair looks away, and follows the editor only where no chair is', () => {
    expect(follow('x', [], [one('a', 'chair', null)])).toBe('x');
    expect(follow(null, [], [one('e', 'editor', 'q'), one('d', 'delegate', 'r')])).toBe('q');
    expect(follow(null, [], [one('e', 'editor', 'q'), one('a', 'chair', 'r')])).toBe('r');
    expect(follow(null, [], [one('d', 'delegate', 'r')])).toBeNull();
  });
});
