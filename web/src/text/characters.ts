// What may stand in a text: what the server's `Characters` refuses is taken out here.

const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g;
// Embeddings, overrides and isolates make a text read otherwise than it is stored.
const BIDI = /[\u202A-\u202E\u2066-\u2069]/g;

/** The text without control characters, bidirectional overrides and halves of surrogate pairs. */
export function wellFormed(text: string): string {
  return text.replace(CONTROL, '').replace(BIDI, '').replace(LONE, '');
}
