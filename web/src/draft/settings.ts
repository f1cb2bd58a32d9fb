// How this reader likes the page; kept in the browser.
import { dirOf, isLang, type Lang } from '../i18n/messages';

export type Theme = 'auto' | 'light' | 'dark';

export interface Settings {
  lang: Lang;
  theme: Theme;
  /** Name flags at the cursors of others. */
  flags: boolean;
}

const NAME = 'plenary.settings';

export function loadSettings(): Settings {
  const page = document.documentElement.lang.slice(0, 2);
  const usual: Settings = { lang: isLang(page) ? page : 'en', theme: 'auto', flags: true };
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Settings>;
    return { ...usual, ...kept, lang: kept.lang && isLang(kept.lang) ? kept.lang : usual.lang };
  } catch {
    return usual;
  }
}

/** Makes the page look so, and remembers it. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  root.lang = settings.lang;
  root.dir = dirOf(settings.lang);
  if (settings.theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  root.dataset.flags = settings.flags ? 'on' : 'off';
  try {
    localStorage.setItem(NAME, JSON.stringify(settings));
  } catch {
    // closed to us: the page still looks as chosen until it is left
  }
}

const WELCOMED = 'plenary.welcomed';

/** Whether somebody has drafted in this browser before. */
export const welcomed = {
  already(): boolean {
    try {
      return localStorage.getItem(WELCOMED) !== null;
    } catch {
      return true;
    }
  },
  remember(): void {
    try {
      localStorage.setItem(WELCOMED, '1');
    } catch {
      // closed to us: it is said again next time
    }
  },
};
