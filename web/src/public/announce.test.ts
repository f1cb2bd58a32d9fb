import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { announcer } from './announce';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says the first at once, then the newest of what came, and the last always', () => {
  const said: string[] = [];
  const announce = announcer(15_000, (words) => said.push(words));
  announce('1');
  announce('2');
  announce('3');
  expect(said).toEqual(['1']);
  vi.advanceTimersByTime(15_000);
  expect(said).toEqual(['1', '3']);
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['1', '3']);
  announce('4');
  expect(said).toEqual(['1', '3', '4']);
});
