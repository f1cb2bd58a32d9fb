// Key names as people of this machine read them.

export const isMac = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '');

const ARROWS = { ArrowUp: '↑', ArrowDown: '↓' };
const MAC: Record<string, string> = {
  ...ARROWS,
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Backspace: '⌫',
  Enter: '↵',
  Tab: '⇥',
};
/** Elsewhere keys are printed with their names. */
const OTHERS: Record<string, string> = { ...ARROWS, Mod: 'Ctrl' };

/** `Mod-Alt-f` as it is printed on a key: `Ctrl+Alt+F`. */
export function keyName(keys: string, mac = isMac): string {
  return keys
    .split(/-(?!$)/)
    .map((key) => (mac ? MAC : OTHERS)[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(mac ? ' ' : '+');
}
