// When words count as a reason. Pure.

/** A reason is at least a sentence; the server says the same. */
export const isReason = (text: string): boolean =>
  text.trim().length >= 12 && (text.match(/\p{L}/gu)?.length ?? 0) >= 6;
