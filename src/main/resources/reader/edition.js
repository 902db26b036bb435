import { words, wordsLanguage } from './words.js';

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written, where no answer says so. */
export function direction(language) {
  return RIGHT_TO_LEFT.has(language.split('-')[0].toLowerCase()) ? 'rtl' : 'ltr';
}

/** What a language calls itself. */
export function nameOf(language) {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language);
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}

/** The language that the reader reads in. */
export const edition = {
  language: 'en',
  site: { name: 'Broadsheet', languages: ['en'], defaultLanguage: 'en' },

  adopt(site) {
    this.site = site;
    this.choose(null);
  },

  /** @param wanted null for the site's own language */
  choose(wanted) {
    this.language = wanted ?? this.site.defaultLanguage ?? 'en';
    const root = document.documentElement;
    root.lang = wordsLanguage(this.language);
    root.dir = direction(this.language);
  },

  /** What to ask the API for: everything, where there is one language only. */
  filter() {
    return this.site.languages.length > 1 ? this.language : null;
  },

  inAddress() {
    return this.language === this.site.defaultLanguage ? null : this.language;
  },

  get words() {
    return words(this.language);
  },
};
