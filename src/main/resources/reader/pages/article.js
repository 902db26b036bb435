import { articleAddress, listAddress } from '../addresses.js';
import { read } from '../api.js';
import { block, card } from '../cards.js';
import { el, parsed } from '../dom.js';
import { edition, nameOf } from '../edition.js';
import { figure, withoutForeignImages } from '../image.js';
import { exactly, minutes } from '../times.js';
import { shareBar } from './share.js';

const HALF_AN_HOUR = 1_800_000;
const PARTS = 'related,breadcrumbs,share,seo';

export async function article(address, slug, signal) {
  const whole = await read(`/v1/articles/${encodeURIComponent(slug)}`, { include: PARTS }, signal);
  if (edition.site.languages.includes(whole.language)) {
    edition.choose(whole.language);
  }
  const own = articleAddress(whole);
  if (address.pathname !== own) {
    history.replaceState(history.state, '', own); // it has moved
  }
  navigator.sendBeacon(`/v1/articles/${encodeURIComponent(whole.slug)}/views`);
  return {
    kind: 'article',
    language: whole.language,
    title: whole.title,
    description: whole.summary,
    head: whole.seo,
    section: listAddress('category', (whole.breadcrumbs?.[0] ?? whole.category).slug),
    content: el('div', {}, story(whole), related(whole.related)),
  };
}

function story(whole) {
  return el(
    'article',
    { class: 'story', dir: whole.direction },
    el(
      'header',
      { class: 'story-head' },
      way(whole),
      el('h1', {}, whole.title),
      whole.summary && el('p', { class: 'standfirst' }, whole.summary),
      byline(whole),
      translations(whole.translations),
    ),
    figure(whole.image),
    el('div', { class: 'story-body' }, withoutForeignImages(parsed(whole.body.html))),
    el('footer', { class: 'story-foot' }, corrections(whole.corrections), source(whole), topics(whole.tags), shareBar(whole)),
  );
}

/** The sections from the top down. */
function way({ breadcrumbs, category }) {
  const links = (breadcrumbs ?? [category]).map(({ slug, name }) =>
    el('li', {}, el('a', { href: listAddress('category', slug) }, name)),
  );
  return el('ol', { class: 'label way', role: 'list' }, links);
}

function byline(whole) {
  const { words } = edition;
  const changed = Date.parse(whole.updatedAt) - Date.parse(whole.publishedAt) > HALF_AN_HOUR;
  return el(
    'div',
    { class: 'story-meta' },
    whole.authors.length > 0 && el('p', { class: 'byline' }, authors(whole)),
    el(
      'p',
      { class: 'meta' },
      whole.publishedAt && [`${words.published} `, exactly(whole.publishedAt)],
      changed && [' · ', `${words.updated} `, exactly(whole.updatedAt)],
      ' · ',
      minutes(whole.readingMinutes),
    ),
  );
}

/** The names in the byline, each leading to its author. */
function authors(whole) {
  const links = whole.authors.map(({ slug, name, role }) => [
    el('a', { href: listAddress('author', slug), rel: 'author' }, name),
    role && ` (${role})`,
  ]);
  const [before, after] = edition.words.by('\u0000').split('\u0000');
  return [before, links.flatMap((link, at) => (at > 0 ? [', ', ...link] : link)), after].flat();
}

function translations(others) {
  return (
    others.length > 0 &&
    el(
      'nav',
      { class: 'translations', 'aria-label': edition.words.readIn },
      el('span', {}, edition.words.readIn),
      el(
        'ul',
        { role: 'list' },
        others.map((each) =>
          el(
            'li',
            {},
            el(
              'a',
              { href: articleAddress(each), hreflang: each.language, lang: each.language, title: each.title },
              nameOf(each.language),
            ),
          ),
        ),
      ),
    )
  );
}

function corrections(notes) {
  return (
    notes?.length > 0 &&
    el(
      'section',
      { class: 'corrections', 'aria-label': edition.words.corrections },
      el('h2', {}, edition.words.corrections),
      notes.map(({ at, text }) => el('p', {}, exactly(at), ': ', text)),
    )
  );
}

function source({ source: from }) {
  return (
    from &&
    el(
      'p',
      { class: 'disclaimer' },
      `${edition.words.source}: `,
      from.url ? el('a', { href: from.url, rel: 'noopener' }, from.name) : from.name,
      from.disclaimer && [el('br'), from.disclaimer],
    )
  );
}

function topics(tags) {
  return (
    tags.length > 0 &&
    el(
      'nav',
      { class: 'topics', 'aria-label': edition.words.topics },
      el(
        'ul',
        { class: 'chips', role: 'list' },
        tags.map(({ slug, name }) => el('li', {}, el('a', { href: listAddress('tag', slug), rel: 'tag' }, name))),
      ),
    )
  );
}

function related(articles) {
  const cards = (articles ?? []).map((each) => card(each));
  return cards.length > 0 && block(edition.words.alsoLike, null, el('div', { class: 'cards' }, cards));
}
