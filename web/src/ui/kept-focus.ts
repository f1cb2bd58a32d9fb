// Where the focus goes when what had it is gone: to the dialog it was in, or to the heading of the view that is left.
import { type RefObject, useEffect } from 'react';

const isLost = () => !document.activeElement || document.activeElement === document.body;

/** Long enough for the dialog to give the focus back where it came from. */
const RESTORED_MS = 100;

/** For a dialog: without the focus inside, Escape would not close it. */
export function useKeptFocus(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const watch = new MutationObserver(() => {
      if (isLost()) element.focus();
    });
    watch.observe(element, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      setTimeout(() => {
        const headings = [...document.querySelectorAll<HTMLElement>(':is(h1, h2)[tabindex="-1"]')];
        if (isLost()) headings.find((one) => one.offsetParent !== null)?.focus();
      }, RESTORED_MS);
    };
  }, [dialog]);
}
