import { describe, expect, it } from 'vitest';
import { isReason, reasonFor } from './reason';

describe('a reason', () => {
  it.each(['It repeats clause 3.', '与第3条重复。', 'Это повтор.  .', 'هذا تكرار للبند.'])(
    'is %s',
    (text) => {
      expect(isReason(text)).toBe(true);
    },
  );
  it.each(['', 'no', '            ', '1234567890123', '重复', 'a slip'])('is not "%s"', (text) => {
    expect(isReason(text)).toBe(false);
  });
});

describe('the reason of an objection', () => {
  const said = { stance: 'object', why: 'We cannot pay for it.' } as const;

  it('is none for living with it, and is there again for objecting', () => {
    expect(reasonFor('live-with', said.why, said)).toBe('');
    expect(reasonFor('object', '', said)).toBe(said.why);
  });
  it('gives way to what was written, whatever is chosen', () => {
    expect(reasonFor('live-with', 'The costs are shared.', said)).toBe('The costs are shared.');
    expect(reasonFor('object', 'It costs more now.', said)).toBe('It costs more now.');
    expect(reasonFor('concern', 'It costs a lot.', undefined)).toBe('It costs a lot.');
  });
});
