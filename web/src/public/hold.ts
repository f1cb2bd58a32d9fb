// What a reader looks at stays where it is while a page is exchanged around it.

/** Remembers what is at the top of the window and what has the focus; the function puts both back. */
export function holdPlace(page: Document): () => void {
  const seen = [...page.querySelectorAll('[id^="c-"]')].find(
    (block) => block.getBoundingClientRect().bottom > 0,
  );
  const top = seen?.getBoundingClientRect().top ?? 0;
  const focused = page.activeElement;
  const within = focused?.closest('[id]')?.id;
  const href = focused?.getAttribute('href');
  return () => {
    const now = seen && page.getElementById(seen.id);
    const moved = now ? now.getBoundingClientRect().top - top : 0;
    if (moved !== 0 && page.defaultView) page.defaultView.scrollBy(0, moved);
    if (focused && !focused.isConnected && within) {
      const place = page.getElementById(within);
      const link = [...(place?.querySelectorAll<HTMLElement>('a') ?? [])].find(
        (one) => one.getAttribute('href') === href,
      );
      link?.focus({ preventScroll: true });
    }
  };
}
