// What may stand in a text: the server refuses U+0000 and lone surrogates, so they are taken out here.

const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]/g;

/** The text without control characters and halves of surrogate pairs. */
export function wellFormed(text: string): string {
  return text.replace(CONTROL, '').replace(LONE, '');
}
