// Labels that other programs type into the text: `a)`, `(ii)`, `1.1`, a dash. Ours are derived, so they go.
import { MAX_LEVEL, type Num } from '../text/schema';

export interface TypedLabel {
  /** The letters, digits or sign themselves. */
  sign: string;
  /** How many characters it takes, the white space after it included. */
  size: number;
  level: number;
  num: Num;
}

type Shape = Pick<TypedLabel, 'level' | 'num'>;

const FORMS: [RegExp, (sign: string, level: number, previous: string) => Shape][] = [
  [/^\(?(\d+(?:\.\d+)+)\.?\)?\s+/, (sign) => ({ level: sign.split('.').length - 1, num: 'auto' })],
  [/^\(?(\d{1,2}|[a-zA-Z]{1,2})[).]?\s?bis[).]?\s+/, (_sign, level) => ({ level, num: 'bis' })],
  [
    /^\(?(ii+|iv|vi+|ix|xi+|xiv|xvi*)[).]\s+/,
    (_sign, level) => ({ level: Math.max(1, level), num: 'auto' }),
  ],
  [/^\(?([a-zA-Z\u0621-\u064A])[).]\s+/, letter],
  [/^\(?(\d{1,2})[).]\s+/, (_sign, level) => ({ level, num: 'auto' })],
  [/^([•·▪◦●○■–—-])\s+/, (_sign, level) => ({ level: Math.max(1, level), num: 'dash' })],
  // `1<tab>to continue`: a bare number is a label only where a tab follows.
  [/^(\d{1,2}) ?\t\s*/, (_sign, level) => ({ level, num: 'auto' })],
];

const BEFORE: Record<string, string> = { i: 'h', v: 'u', x: 'w' };

/** `i`, `v` and `x` are letters after `h`, `u` and `w`, else Roman numbers of sub-items. */
function letter(sign: string, level: number, previous: string): Shape {
  const roman = sign in BEFORE && BEFORE[sign] !== previous;
  return { level: roman ? Math.max(1, level) : level, num: 'auto' };
}

/** The typed label a line begins with, if any; `level` is what the line's list says, `previous` the last sign. */
export function typedLabel(text: string, level: number, previous = ''): TypedLabel | null {
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const sign = match[1] ?? '';
    const shape = read(sign, level, previous);
    return { ...shape, level: Math.min(MAX_LEVEL, shape.level), sign, size: match[0].length };
  }
  return null;
}
