// The page's words, one ICU catalogue per language.
import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext } from 'react';
import ar from './ar.json';
import en from './en.json';

export type Key = keyof typeof en;
export type Lang = 'en' | 'ar';
export type Values = Record<string, string | number>;
export type Say = (key: Key, values?: Values) => string;

const CATALOGUES: Record<Lang, Record<Key, string>> = { en, ar };
/** Numbers of dates and counts in the digits the rest of the text uses. */
const LOCALES: Record<Lang, string> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

export const LANGS: readonly { lang: Lang; name: string; dir: 'ltr' | 'rtl' }[] = [
  { lang: 'en', name: 'English', dir: 'ltr' },
  { lang: 'ar', name: 'العربية', dir: 'rtl' },
];

export const localeOf = (lang: Lang): string => LOCALES[lang];
export const isLang = (lang: string): lang is Lang => lang in CATALOGUES;
export const dirOf = (lang: Lang) => (lang === 'ar' ? 'rtl' : 'ltr');

/** The words of one language; every message is parsed once. */
export function sayIn(lang: Lang): Say {
  const parsed = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(CATALOGUES[lang][key], LOCALES[lang]);
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
}

const Language = createContext<{ lang: Lang; say: Say }>({ lang: 'en', say: sayIn('en') });

export const LanguageProvider = Language.Provider;
export const useLanguage = () => useContext(Language);
export const useSay = (): Say => useContext(Language).say;
