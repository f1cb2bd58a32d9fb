// When words count as a reason, and for what. Pure.
import type { Stance } from '../wire/negotiation';

/** So many letters of an alphabet say what one ideograph says. */
const IDEOGRAPH = 3;

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/**
 * The reason that a form goes on with when another stance is chosen: what was said for the stance
 * on record is no reason for another one, and comes back with it.
 */
export function reasonFor(
  next: Stance,
  why: string,
  said: { stance: Stance; why: string } | undefined,
): string {
  if (!said) return why;
  if (next === said.stance) return why.trim() === '' ? said.why : why;
  return why === said.why ? '' : why;
}

/** A reason is at least a sentence; the server says the same. */
export function isReason(text: string): boolean {
  const bare = text.trim();
  const more = count(bare, /\p{Ideographic}/gu) * (IDEOGRAPH - 1);
  return [...bare].length + more >= 12 && count(bare, /\p{L}/gu) + more >= 6;
}
