import { describe, expect, it } from 'vitest';
import { about, type Line, placeOf, type Reel, type Stroke, stays, unroll } from './film';

const line = (id: string, text: string): Line => ({
  id,
  kind: 'clause',
  level: 0,
  label: '',
  text,
});

const stroke = (last: number, more: Partial<Stroke>): Stroke => ({
  first: last,
  last,
  at: last * 1000,
  region: 'ATU',
  delegation: 'Sahelia',
  capacity: 'delegate',
  what: 'change.changed',
  clause: 'a',
  words: [],
  ...more,
});

const reel: Reel = {
  after: 0,
  upTo: 4,
  start: [line('a', 'lamps'), line('b', 'fog')],
  frames: [
    stroke(1, { set: [line('a', 'lamps guide')] }),
    stroke(2, { clause: 'c', set: [line('c', 'ships')], order: ['a', 'c', 'b'] }),
    stroke(2, { clause: 'b' }),
    stroke(4, { clause: 'b', set: [], order: ['a', 'c'] }),
  ],
};

describe('the film', () => {
  it('is the exact text after each stroke', () => {
    const texts = unroll(reel).map((frame) => frame.lines.map((one) => one.text).join(' '));
    expect(texts).toEqual([
      'lamps guide fog',
      'lamps guide ships fog',
      'lamps guide ships fog',
      'lamps guide ships',
    ]);
  });

  it('shares lines that did not change', () => {
    const frames = unroll(reel);
    expect(frames[1]?.lines[0]).toBe(frames[0]?.lines[0]);
  });

  it('can be of one clause', () => {
    expect(about(unroll(reel), 'b').map((frame) => frame.stroke.last)).toEqual([2, 4]);
    expect(about(unroll(reel), '')).toHaveLength(4);
  });

  it('finds a version', () => {
    const frames = unroll(reel);
    expect([0, 1, 3, 9].map((version) => placeOf(frames, version))).toEqual([-1, 0, 2, 3]);
  });

  it('goes at a speed or as it was', () => {
    expect(stays(4, stroke(1, {}), stroke(2, {}))).toBe(250);
    expect(stays(0, stroke(1, {}), stroke(3, {}))).toBe(2000);
    expect(stays(0, stroke(1, {}), stroke(900, {}))).toBe(5000);
    expect(stays(0, stroke(1, {}), undefined)).toBe(1000);
  });
});
