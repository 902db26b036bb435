import { read } from '../api.js';
import { card } from '../cards.js';
import { el } from '../dom.js';
import { locale } from '../locale.js';
import { searchUrl } from '../urls.js';

const PER_PAGE = 20;
const FACETS = ['category', 'year'];
const MAX_VALUES = 8;

export async function search(address, slug, signal) {
  const { messages } = locale;
  const query = Object.fromEntries(['q', 'category', 'year', 'cursor'].map((name) => [name, address.searchParams.get(name)]));
  if (!query.q?.trim()) {
    return page(messages.search, el('h1', {}, messages.search));
  }
  const { q, year, category, cursor } = query;
  const results = await read(
    '/v1/search',
    {
      q,
      category,
      cursor,
      from: year && `${year}-01-01T00:00:00Z`,
      to: year && `${year}-12-31T23:59:59Z`,
      language: locale.languageFilter(),
      limit: PER_PAGE,
    },
    signal,
  );
  const heading = results.items.length > 0 ? messages.resultsFor(q) : messages.nothingFor(q);
  const content = el(
    'div',
    {},
    el('h1', {}, heading),
    results.suggestion &&
      el('p', { class: 'suggestion' }, `${messages.didYouMean} `, el('a', { href: searchUrl({ q: results.suggestion }) }, results.suggestion), '?'),
    refinements(query, results.facets),
    el(
      'div',
      { class: 'rows' },
      results.items.map(({ article, highlight }) => card(article, { look: 'row', heading: 'h2', highlight })),
    ),
    results.page.next &&
      el(
        'nav',
        { class: 'paging', 'aria-label': messages.more },
        el('a', { href: searchUrl({ ...query, cursor: results.page.next }), rel: 'next' }, messages.more),
      ),
  );
  return { ...page(heading, content), announcement: heading };
}

function page(title, content) {
  return { kind: 'results', title, unlisted: true, content };
}

/** Links that narrow the results by facet, with the current choice marked. */
function refinements(query, facets) {
  const { messages } = locale;
  const groups = FACETS.map((name) => ({ name, values: (facets[name] ?? []).slice(0, MAX_VALUES) })).filter(
    ({ name, values }) => values.length > 1 || query[name],
  );
  return (
    groups.length > 0 &&
    el(
      'nav',
      { class: 'refine', 'aria-label': messages.refine },
      groups.map(({ name, values }) =>
        el(
          'ul',
          { class: 'chips', role: 'list' },
          chip(messages.all, { ...query, [name]: null, cursor: null }, !query[name]),
          values.map((value) =>
            chip(`${value.name} (${value.count})`, { ...query, [name]: value.slug, cursor: null }, query[name] === value.slug),
          ),
        ),
      ),
    )
  );
}

function chip(text, parameters, current) {
  return el('li', {}, el('a', { href: searchUrl(parameters), 'aria-current': current ? 'true' : null }, text));
}
