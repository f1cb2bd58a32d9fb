// In a comparison N goes to the next change and P to the one before; without a script there are links.

/** The number of the change to go to; null: there is none. */
export function jump(hash: string, key: string, all: number): number | null {
  const now = Number(/^#d-(\d+)$/.exec(hash)?.[1] ?? 0);
  const to = key === 'n' ? now + 1 : key === 'p' ? now - 1 : 0;
  return to >= 1 && to <= all ? to : null;
}

export function jumps(): void {
  const all = document.querySelectorAll('.jump').length;
  if (all === 0) return;
  document.addEventListener('keydown', (event) => {
    const where = event.target as Element;
    if (event.ctrlKey || event.metaKey || event.altKey || where.closest('input, select, textarea'))
      return;
    const to = jump(location.hash, event.key, all);
    if (to !== null) location.hash = `d-${to}`;
  });
}
