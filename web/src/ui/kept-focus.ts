// Where the focus goes when what had it is gone: to the dialog it was in, or to the heading of the view that is left.
import { type RefObject, useEffect } from 'react';

const isLost = () => !document.activeElement || document.activeElement === document.body;

/** Long enough for the dialog to give the focus back where it came from. */
const RESTORED_MS = 100;

/** To the heading of what is looked at, unless something has the focus. */
export function toHeading(): void {
  if (!isLost()) return;
  const headings = ['h2', 'h1'].flatMap((name) => [
    ...document.querySelectorAll<HTMLElement>(`${name}[tabindex="-1"]`),
  ]);
  headings.find((one) => one.offsetParent !== null)?.focus();
}

/** For a dialog: without the focus inside, Escape would not close it. */
export function useKeptFocus(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const watch = new MutationObserver(() => {
      if (isLost()) element.focus();
    });
    watch.observe(element, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      watch.disconnect();
      setTimeout(toHeading, RESTORED_MS);
    };
  }, [dialog]);
}
