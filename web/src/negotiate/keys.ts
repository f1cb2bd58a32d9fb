// Keys of a view, for whom works through a list without a mouse: single letters, where nobody is writing.
import { useEffect, useRef } from 'react';

const WRITING = /^(INPUT|TEXTAREA|SELECT)$/;

export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const type = target instanceof HTMLInputElement ? target.type : '';
  return (
    target.isContentEditable ||
    (WRITING.test(target.tagName) && type !== 'radio' && type !== 'checkbox')
  );
}

/** Whether Enter does something there already. */
const isPressed = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button, summary') !== null;

/** Listens while the view is shown; a dialog on top has the keys for itself. */
export function useKeys(keys: Readonly<Record<string, () => unknown>>): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === 'Enter' && isPressed(event.target)) return;
      const run = now.current[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      run();
    };
    // Before the page's own keys, which belong to the text.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}
