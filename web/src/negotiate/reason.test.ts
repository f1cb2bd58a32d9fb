import { describe, expect, it } from 'vitest';
import { isReason } from './reason';

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
