// Names for blocks, footnotes and brackets. An identity is for ever, so it is drawn, not counted.

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new name: 12 lower-case letters and digits from the browser's secure source (62 bits). */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}
