import { messages, messagesLanguage } from './messages.js';

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction of a language, where the API does not return it. */
export function direction(language) {
  return RIGHT_TO_LEFT.has(language.split('-')[0].toLowerCase()) ? 'rtl' : 'ltr';
}

/** The name of a language in that language. */
export function nativeName(language) {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language);
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}

/** The language of the page, and the site with its languages. */
export const locale = {
  language: 'en',
  site: { name: 'Broadsheet', languages: ['en'], defaultLanguage: 'en' },

  useSite(site) {
    this.site = site;
    this.use(null);
  },

  /** @param language null for the site's default language */
  use(language) {
    this.language = language ?? this.site.defaultLanguage ?? 'en';
    const root = document.documentElement;
    root.lang = messagesLanguage(this.language);
    root.dir = direction(this.language);
  },

  /** The `language` parameter for the API: null, so no filter, if the site has one language only. */
  languageFilter() {
    return this.site.languages.length > 1 ? this.language : null;
  },

  /** The `language` parameter of page URLs: null for the default language. */
  urlParameter() {
    return this.language === this.site.defaultLanguage ? null : this.language;
  },

  get messages() {
    return messages(this.language);
  },
};
