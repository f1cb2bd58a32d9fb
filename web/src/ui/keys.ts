// Key names as people of this machine read them.

export const isMac = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '');

const MAC: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const SIGNS: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  Enter: '↵',
  Tab: '⇥',
};

/** `Mod-Alt-f` as it is printed on a key: `Ctrl+Alt+F`. */
export function keyName(keys: string, mac = isMac): string {
  return keys
    .split(/-(?!$)/)
    .map(
      (key) =>
        (mac ? MAC[key] : key === 'Mod' ? 'Ctrl' : undefined) ??
        SIGNS[key] ??
        (key.length === 1 ? key.toUpperCase() : key),
    )
    .join(mac ? ' ' : '+');
}
