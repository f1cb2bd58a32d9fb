// When words count as a reason. Pure.

/** So many letters of an alphabet say what one ideograph says. */
const IDEOGRAPH = 3;

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** A reason is at least a sentence; the server says the same. */
export function isReason(text: string): boolean {
  const bare = text.trim();
  const more = count(bare, /\p{Ideographic}/gu) * (IDEOGRAPH - 1);
  return [...bare].length + more >= 12 && count(bare, /\p{L}/gu) + more >= 6;
}
