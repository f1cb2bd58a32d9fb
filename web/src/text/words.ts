// Small facts about characters that several derivations share.

/** Lower case, one plain space for any space, without Arabic vowel signs and stretching. */
export const fold = (text: string): string =>
  text
    .replace(/[\u064B-\u0652\u0640\u0670]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .toLowerCase();

const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** Whether a word ends at that offset. */
export function endsWord(text: string, at: number): boolean {
  if (at === text.length || IDEOGRAPH.test(text.slice(0, at))) return true;
  return !/^[\p{L}\p{Nd}]/u.test(text.slice(at));
}
