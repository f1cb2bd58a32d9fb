// Puts the page into the shell.
import { createRoot } from 'react-dom/client';
import type { Desk } from './desk';
import { Page } from './page';

export function mount(root: HTMLElement, desk: Desk): void {
  createRoot(root).render(<Page desk={desk} />);
}
