import { searchAddress } from '../addresses.js';
import { read } from '../api.js';
import { card } from '../cards.js';
import { el } from '../dom.js';
import { edition } from '../edition.js';

const PER_PAGE = 20;
const FACETS = ['category', 'year'];
const VALUES = 8;

export async function search(address, slug, signal) {
  const { words } = edition;
  const asked = Object.fromEntries(['q', 'category', 'year', 'cursor'].map((name) => [name, address.searchParams.get(name)]));
  if (!asked.q?.trim()) {
    return page(words.search, el('h1', {}, words.search));
  }
  const { q, year, category, cursor } = asked;
  const found = await read(
    '/v1/search',
    {
      q,
      category,
      cursor,
      from: year && `${year}-01-01T00:00:00Z`,
      to: year && `${year}-12-31T23:59:59Z`,
      language: edition.filter(),
      limit: PER_PAGE,
    },
    signal,
  );
  const heading = found.items.length > 0 ? words.resultsFor(q) : words.nothingFor(q);
  const content = el(
    'div',
    {},
    el('h1', {}, heading),
    found.suggestion &&
      el('p', { class: 'suggestion' }, `${words.didYouMean} `, el('a', { href: searchAddress({ q: found.suggestion }) }, found.suggestion), '?'),
    refinements(asked, found.facets),
    el(
      'div',
      { class: 'rows' },
      found.items.map(({ article, highlight }) => card(article, { look: 'row', heading: 'h2', highlight })),
    ),
    found.page.next &&
      el(
        'nav',
        { class: 'paging', 'aria-label': words.more },
        el('a', { href: searchAddress({ ...asked, cursor: found.page.next }), rel: 'next' }, words.more),
      ),
  );
  return { ...page(heading, content), announcement: heading };
}

function page(title, content) {
  return { kind: 'results', title, unlisted: true, content };
}

/** What the results can be narrowed down to, and what they are. */
function refinements(asked, facets) {
  const { words } = edition;
  const groups = FACETS.map((name) => ({ name, values: (facets[name] ?? []).slice(0, VALUES) })).filter(
    ({ name, values }) => values.length > 1 || asked[name],
  );
  return (
    groups.length > 0 &&
    el(
      'nav',
      { class: 'refine', 'aria-label': words.refine },
      groups.map(({ name, values }) =>
        el(
          'ul',
          { class: 'chips', role: 'list' },
          chip(words.all, { ...asked, [name]: null, cursor: null }, !asked[name]),
          values.map((value) =>
            chip(`${value.name} (${value.count})`, { ...asked, [name]: value.slug, cursor: null }, asked[name] === value.slug),
          ),
        ),
      ),
    )
  );
}

function chip(text, parameters, current) {
  return el('li', {}, el('a', { href: searchAddress(parameters), 'aria-current': current ? 'true' : null }, text));
}
