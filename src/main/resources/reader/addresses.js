import { edition } from './edition.js';

const PARTS = { slug: '([^/]+)', category: '[^/]+', language: '[^/]+' };

let paths = {
  article: '/articles/{slug}',
  category: '/categories/{slug}',
  tag: '/tags/{slug}',
  author: '/authors/{slug}',
};

/** Takes over where the site has its pages. */
export function adoptPaths(site) {
  paths = site.paths ?? paths;
}

/** Which page an address is: its kind, and the slug where it has one. */
export function pageAt(path) {
  if (path === '/') {
    return { kind: 'front' };
  }
  if (path === '/search') {
    return { kind: 'search' };
  }
  for (const [kind, template] of Object.entries(paths)) {
    const pattern = template.replace(/\./g, '\\.').replace(/{(\w+)}/g, (part, name) => PARTS[name]);
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match) {
      return { kind, slug: decodeURIComponent(match[1]) };
    }
  }
  return null;
}

export function articleAddress(card) {
  return paths.article
    .replace('{slug}', card.slug)
    .replace('{category}', card.category?.slug ?? '-')
    .replace('{language}', card.language);
}

/** The page of a category, a tag or an author. */
export function listAddress(kind, slug, parameters = {}) {
  return address(paths[kind].replace('{slug}', slug), parameters);
}

export function frontAddress(parameters = {}) {
  return address('/', parameters);
}

export function searchAddress(parameters) {
  return address('/search', parameters);
}

/** The language stands in the address unless it is the site's own, so that whoever gets the address sees the same. */
function address(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ language: edition.inAddress(), ...parameters })) {
    if (value) {
      query.set(name, value);
    }
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
