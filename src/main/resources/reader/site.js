import { read } from './api.js';
import { locale } from './locale.js';
import { usePaths } from './urls.js';

const cache = new Map();

/** Loads the site before the first page is drawn. */
export async function loadSite() {
  const site = await read('/v1/site');
  usePaths(site);
  locale.useSite(site);
}

/** Loads the site and its top-level categories in a language, once per language. */
export function loadSiteAndSections(language) {
  if (!cache.has(language)) {
    const promise = Promise.all([read('/v1/site', { language }), read('/v1/categories', { language })]).then(
      ([site, tree]) => ({ site, sections: tree.items }),
    );
    promise.catch(() => cache.delete(language)); // the next page tries again
    cache.set(language, promise);
  }
  return cache.get(language);
}
