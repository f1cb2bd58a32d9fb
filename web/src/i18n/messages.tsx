// The page's words, one ICU catalogue per language.
import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext } from 'react';
import en from './en.json';

export type Key = keyof typeof en;
export type Lang = 'en' | 'ar';
export type Values = Record<string, string | number>;
export type Say = (key: Key, values?: Values) => string;

type Catalogue = Record<Key, string>;

const LATER: Record<Lang, () => Promise<{ default: Catalogue }>> = {
  en: async () => ({ default: en }),
  ar: () => import('./ar.json'),
};
const known: Partial<Record<Lang, Catalogue>> = { en };
/** Numbers of dates and counts in the digits the rest of the text uses. */
const LOCALES: Record<Lang, string> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

export const LANGS: readonly { lang: Lang; name: string; dir: 'ltr' | 'rtl' }[] = [
  { lang: 'en', name: 'English', dir: 'ltr' },
  { lang: 'ar', name: 'العربية', dir: 'rtl' },
];

export const localeOf = (lang: Lang): string => LOCALES[lang];
export const isLang = (lang: string): lang is Lang => lang in LATER;
export const dirOf = (lang: Lang) => (lang === 'ar' ? 'rtl' : 'ltr');

/** Fetches the words of a language; `sayIn` speaks English until they are here. */
export async function learn(lang: Lang): Promise<void> {
  known[lang] ??= (await LATER[lang]()).default;
}

/** The words of one language; every message is parsed once. */
export function sayIn(lang: Lang): Say {
  const catalogue = known[lang] ?? en;
  const parsed = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(catalogue[key], LOCALES[lang]);
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
}

const Language = createContext<{ lang: Lang; say: Say }>({ lang: 'en', say: sayIn('en') });

export const LanguageProvider = Language.Provider;
export const useLanguage = () => useContext(Language);
export const useSay = (): Say => useContext(Language).say;
