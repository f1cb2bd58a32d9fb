// The page's words, one ICU catalogue per language.
import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext } from 'react';
import en from './en.json';

export type Key = keyof typeof en;
export type Values = Record<string, string | number>;
export type Say = (key: Key, values?: Values) => string;

type Catalogue = Record<Key, string>;
interface Language {
  name: string;
  dir: 'ltr' | 'rtl';
  /** Numbers of dates and counts in the digits the rest of the text uses. */
  locale: string;
  words: () => Promise<{ default: Catalogue }>;
}

/** Those a reader can choose, in the order the United Nations names them; each is complete. */
const OFFERED = {
  ar: {
    name: 'العربية',
    dir: 'rtl',
    locale: 'ar-u-nu-latn',
    words: () => import('./ar.json'),
  },
  zh: {
    name: '中文',
    dir: 'ltr',
    locale: 'zh-Hans',
    words: () => import('./zh.json'),
  },
  en: {
    name: 'English',
    dir: 'ltr',
    locale: 'en-GB',
    words: async () => ({ default: en }),
  },
  fr: {
    name: 'Français',
    dir: 'ltr',
    locale: 'fr',
    words: () => import('./fr.json'),
  },
  ru: {
    name: 'Русский',
    dir: 'ltr',
    locale: 'ru',
    words: () => import('./ru.json'),
  },
  es: {
    name: 'Español',
    dir: 'ltr',
    locale: 'es',
    words: () => import('./es.json'),
  },
} satisfies Record<string, Language>;

export type Lang = keyof typeof OFFERED;

const known: Partial<Record<Lang, Catalogue>> = { en };

export const LANGS = Object.keys(OFFERED) as Lang[];
export const nameOf = (lang: Lang): string => OFFERED[lang].name;
export const localeOf = (lang: Lang): string => OFFERED[lang].locale;
export const dirOf = (lang: Lang): 'ltr' | 'rtl' => OFFERED[lang].dir;

/** Several in a row, as the language says it. */
export const listed = (lang: Lang, all: readonly (string | number)[]): string =>
  new Intl.ListFormat(localeOf(lang), { type: 'conjunction' }).format(all.map(String));
export const isLang = (lang: string): lang is Lang => Object.hasOwn(OFFERED, lang);

/** Fetches the words of a language; `sayIn` speaks English until they are here. */
export async function learn(lang: Lang): Promise<void> {
  known[lang] ??= (await OFFERED[lang].words()).default;
}

/** The words of one language; every message is parsed once. */
export function sayIn(lang: Lang): Say {
  const catalogue = known[lang] ?? en;
  const parsed = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(catalogue[key], OFFERED[lang].locale);
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
}

interface Spoken {
  lang: Lang;
  say: Say;
  /** The meeting's zone: times are read and entered there. */
  zone: string;
}

const Spoken = createContext<Spoken>({ lang: 'en', say: sayIn('en'), zone: 'UTC' });

export const LanguageProvider = Spoken.Provider;
export const useLanguage = () => useContext(Spoken);
/** Several in a row, as the language of the page says it. */
export function useListed(): (all: readonly (string | number)[]) => string {
  const { lang } = useLanguage();
  return (all) => listed(lang, all);
}

export const useSay = (): Say => useContext(Spoken).say;
