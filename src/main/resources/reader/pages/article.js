import { read } from '../api.js';
import { block, card } from '../cards.js';
import { dateTime, readingTime } from '../dates.js';
import { el, parseHtml } from '../dom.js';
import { leadFigure, linkForeignImages } from '../image.js';
import { locale, nativeName } from '../locale.js';
import { articleUrl, listUrl } from '../urls.js';
import { shareBar } from './share.js';

const HALF_AN_HOUR = 1_800_000;
const INCLUDE = 'related,breadcrumbs,share,seo';

export async function article(address, slug, signal) {
  const article = await read(`/v1/articles/${encodeURIComponent(slug)}`, { include: INCLUDE }, signal);
  if (locale.site.languages.includes(article.language)) {
    locale.use(article.language);
  }
  const canonical = articleUrl(article);
  if (address.pathname !== canonical) {
    history.replaceState(history.state, '', canonical); // the slug or category has changed
  }
  navigator.sendBeacon(`/v1/articles/${encodeURIComponent(article.slug)}/views`);
  return {
    kind: 'article',
    language: article.language,
    title: article.title,
    description: article.summary,
    head: article.seo,
    section: listUrl('category', (article.breadcrumbs?.[0] ?? article.category).slug),
    content: el('div', {}, story(article), related(article.related)),
  };
}

function story(article) {
  return el(
    'article',
    { class: 'story', dir: article.direction },
    el(
      'header',
      { class: 'story-head' },
      breadcrumbs(article),
      el('h1', {}, article.title),
      article.summary && el('p', { class: 'standfirst' }, article.summary),
      byline(article),
      translations(article.translations),
    ),
    leadFigure(article.image),
    el('div', { class: 'story-body' }, linkForeignImages(parseHtml(article.body.html))),
    el('footer', { class: 'story-foot' }, corrections(article.corrections), source(article), topics(article.tags), shareBar(article)),
  );
}

/** The categories of the article, from the top level down. */
function breadcrumbs({ breadcrumbs: path, category }) {
  const links = (path ?? [category]).map(({ slug, name }) =>
    el('li', {}, el('a', { href: listUrl('category', slug) }, name)),
  );
  return el('ol', { class: 'label breadcrumbs', role: 'list' }, links);
}

function byline(article) {
  const { messages } = locale;
  const changed = Date.parse(article.updatedAt) - Date.parse(article.publishedAt) > HALF_AN_HOUR;
  return el(
    'div',
    { class: 'story-meta' },
    article.authors.length > 0 && el('p', { class: 'byline' }, authors(article)),
    el(
      'p',
      { class: 'meta' },
      article.publishedAt && [`${messages.published} `, dateTime(article.publishedAt)],
      changed && [' · ', `${messages.updated} `, dateTime(article.updatedAt)],
      ' · ',
      readingTime(article.readingMinutes),
    ),
  );
}

/** The authors with links to their pages. */
function authors(article) {
  const links = article.authors.map(({ slug, name, role }) => [
    el('a', { href: listUrl('author', slug), rel: 'author' }, name),
    role && ` (${role})`,
  ]);
  const [before, after] = locale.messages.by('\u0000').split('\u0000');
  return [before, links.flatMap((link, at) => (at > 0 ? [', ', ...link] : link)), after].flat();
}

function translations(others) {
  return (
    others.length > 0 &&
    el(
      'nav',
      { class: 'translations', 'aria-label': locale.messages.readIn },
      el('span', {}, locale.messages.readIn),
      el(
        'ul',
        { role: 'list' },
        others.map((each) =>
          el(
            'li',
            {},
            el(
              'a',
              { href: articleUrl(each), hreflang: each.language, lang: each.language, title: each.title },
              nativeName(each.language),
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
      { class: 'corrections', 'aria-label': locale.messages.corrections },
      el('h2', {}, locale.messages.corrections),
      notes.map(({ at, text }) => el('p', {}, dateTime(at), ': ', text)),
    )
  );
}

function source({ source: from }) {
  return (
    from &&
    el(
      'p',
      { class: 'disclaimer' },
      `${locale.messages.source}: `,
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
      { class: 'topics', 'aria-label': locale.messages.topics },
      el(
        'ul',
        { class: 'chips', role: 'list' },
        tags.map(({ slug, name }) => el('li', {}, el('a', { href: listUrl('tag', slug), rel: 'tag' }, name))),
      ),
    )
  );
}

function related(articles) {
  const cards = (articles ?? []).map((each) => card(each));
  return cards.length > 0 && block(locale.messages.alsoLike, null, el('div', { class: 'cards' }, cards));
}
