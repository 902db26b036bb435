import { locale } from './locale.js';

const PLACEHOLDERS = { slug: '([^/]+)', category: '[^/]+', language: '[^/]+' };

let paths = {
  article: '/articles/{slug}',
  category: '/categories/{slug}',
  tag: '/tags/{slug}',
  author: '/authors/{slug}',
};

/** Uses the page paths of the site. */
export function usePaths(site) {
  paths = site.paths ?? paths;
}

/** The kind of page and the slug of a path; null if it is no page. */
export function matchPage(path) {
  if (path === '/') {
    return { kind: 'front' };
  }
  if (path === '/search') {
    return { kind: 'search' };
  }
  for (const [kind, template] of Object.entries(paths)) {
    const pattern = template.replace(/\./g, '\\.').replace(/{(\w+)}/g, (part, name) => PLACEHOLDERS[name]);
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match) {
      return { kind, slug: decodeURIComponent(match[1]) };
    }
  }
  return null;
}

export function articleUrl(card) {
  return paths.article
    .replace('{slug}', card.slug)
    .replace('{category}', card.category?.slug ?? '-')
    .replace('{language}', card.language);
}

/** The URL of a category, a tag or an author. */
export function listUrl(kind, slug, parameters = {}) {
  return withParameters(paths[kind].replace('{slug}', slug), parameters);
}

export function frontUrl(parameters = {}) {
  return withParameters('/', parameters);
}

export function searchUrl(parameters) {
  return withParameters('/search', parameters);
}

/** Adds the language unless it is the default, so that a shared link shows the same language. */
function withParameters(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ language: locale.urlParameter(), ...parameters })) {
    if (value) {
      query.set(name, value);
    }
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
