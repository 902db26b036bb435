import { read } from '../api.js';
import { card } from '../cards.js';
import { el } from '../dom.js';
import { imageElement } from '../image.js';
import { locale } from '../locale.js';
import { listUrl } from '../urls.js';

const PER_PAGE = 20;
const PLURAL = { category: 'categories', tag: 'tags', author: 'authors' };

export const category = (address, slug, signal) => list('category', address, slug, signal);
export const tag = (address, slug, signal) => list('tag', address, slug, signal);
export const author = (address, slug, signal) => list('author', address, slug, signal);

async function list(kind, address, slug, signal) {
  const cursor = address.searchParams.get('cursor');
  const filter = { [kind]: slug, language: locale.languageFilter(), limit: PER_PAGE, cursor };
  const [entry, articles] = await Promise.all([
    read(`/v1/${PLURAL[kind]}/${encodeURIComponent(slug)}`, kind === 'author' ? {} : { language: locale.language }, signal),
    read('/v1/articles', filter, signal),
  ]);
  const canonical = listUrl(kind, slug);
  const within = kind === 'category' ? slug : null;
  return {
    kind: 'list',
    title: entry.name,
    description: entry.description ?? entry.bio ?? null,
    canonical,
    section: kind === 'category' ? listUrl('category', entry.parent?.slug ?? slug) : null,
    unlisted: cursor !== null,
    content: el(
      'div',
      {},
      header(kind, entry),
      cursor === null ? firstPage(articles.items, within) : rows(articles.items, within),
      paging(kind, slug, articles.page, cursor),
    ),
  };
}

function header(kind, entry) {
  const portrait = entry.imageUrl && imageElement({ url: entry.imageUrl }, { sizes: '6rem', alt: '', eager: true });
  return el(
    'header',
    { class: `list-head ${kind}` },
    portrait,
    entry.parent && el('p', { class: 'label' }, el('a', { href: listUrl('category', entry.parent.slug) }, entry.parent.name)),
    el('h1', {}, entry.name),
    (entry.description ?? entry.bio) && el('p', { class: 'standfirst' }, entry.description ?? entry.bio),
    entry.children?.length > 0 &&
      el(
        'ul',
        { class: 'chips', role: 'list' },
        entry.children.map((child) => el('li', {}, el('a', { href: listUrl('category', child.slug) }, child.name))),
      ),
  );
}

/** The latest article is shown large on the first page. */
function firstPage(articles, within) {
  if (articles.length === 0) {
    return el('p', { class: 'none' }, locale.messages.none);
  }
  const [first, ...others] = articles;
  return el('div', {}, card(first, { look: 'lead', heading: 'h2', within, eager: true }), rows(others, within));
}

function rows(articles, within) {
  const cards = articles.map((article) => card(article, { look: 'row', heading: 'h2', within }));
  return el('div', { class: 'rows' }, cards);
}

function paging(kind, slug, page, cursor) {
  const { messages } = locale;
  return (
    (page.next || cursor) &&
    el(
      'nav',
      { class: 'paging', 'aria-label': messages.more },
      cursor && el('a', { href: listUrl(kind, slug) }, messages.newest),
      page.next && el('a', { href: listUrl(kind, slug, { cursor: page.next }), rel: 'next' }, messages.older),
    )
  );
}
