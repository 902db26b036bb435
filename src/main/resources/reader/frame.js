import { adoptPaths } from './addresses.js';
import { read } from './api.js';
import { edition } from './edition.js';

const frames = new Map();

/** Asks what the site is, before the first page is made. */
export async function begin() {
  const site = await read('/v1/site');
  adoptPaths(site);
  edition.adopt(site);
}

/** What stands around every page: the site and its sections in a language, asked for once. */
export function frameIn(language) {
  if (!frames.has(language)) {
    const frame = Promise.all([read('/v1/site', { language }), read('/v1/categories', { language })]).then(
      ([site, tree]) => ({ site, sections: tree.items }),
    );
    frame.catch(() => frames.delete(language)); // the next page asks again
    frames.set(language, frame);
  }
  return frames.get(language);
}
