// Regions are data; a colour is only a help to the eye, never the only sign. Each code has one of eight hues.

/** As on the public pages: whoever goes from the one to the other finds the same colours. */
const USUAL: Record<string, number> = { APT: 2, ARB: 3, ATU: 6, CEPT: 4, CITEL: 5, RCC: 7 };

/** The hue (1..8) of a region's code; the same code always has the same. */
export function hueOf(region: string): number {
  const usual = USUAL[region];
  if (usual) return usual;
  let sum = 0;
  for (const letter of region) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return region !== '' && sum % 2 === 0 ? 1 : 8;
}
