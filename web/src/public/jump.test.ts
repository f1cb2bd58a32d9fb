import { expect, it } from 'vitest';
import { jump } from './jump';

it('goes from change to change and no further', () => {
  expect(jump('', 'n', 3)).toBe(1);
  expect(jump('#d-2', 'n', 3)).toBe(3);
  expect(jump('#d-3', 'n', 3)).toBeNull();
  expect(jump('#d-2', 'p', 3)).toBe(1);
  expect(jump('#d-1', 'p', 3)).toBeNull();
  expect(jump('#c-x', 'x', 3)).toBeNull();
});
