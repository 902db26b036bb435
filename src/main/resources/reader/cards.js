import { articleAddress, listAddress } from './addresses.js';
import { el, parsed } from './dom.js';
import { direction, edition } from './edition.js';
import { picture } from './image.js';
import { ago } from './times.js';

const SIZES = {
  lead: '(min-width: 64rem) 50rem, 100vw',
  card: '(min-width: 64rem) 19rem, (min-width: 40rem) 50vw, 100vw',
  row: '(min-width: 40rem) 15rem, 7rem',
};

/**
 * An article as lists show it.
 *
 * @param look `lead`, `card` or `row`
 * @param heading the level that it has on the page
 * @param highlight what search found, instead of headline and teaser
 * @param within the section that the page is about, which then need not be said
 */
export function card(article, { look = 'card', heading = 'h3', highlight = null, within = null, eager = false } = {}) {
  const address = articleAddress(article);
  const image = picture(article.image, { sizes: SIZES[look], alt: '', eager });
  const title = highlight ? parsed(highlight.title) : article.title;
  const teaser = highlight?.snippet ? parsed(highlight.snippet) : article.summary;
  const foreign = article.language !== edition.language;
  return el(
    'article',
    {
      class: `card ${look}${image ? ' has-image' : ''}`,
      lang: foreign ? article.language : null,
      dir: foreign ? direction(article.language) : null,
    },
    image && el('a', { class: 'card-image', href: address, tabindex: '-1', 'aria-hidden': 'true' }, image),
    el(
      'div',
      { class: 'card-text' },
      article.category.slug !== within && label(article.category),
      el(heading, { class: 'card-title' }, el('a', { href: address }, title)),
      teaser && el('p', { class: 'teaser' }, teaser),
      meta(article),
    ),
  );
}

export function label(category) {
  return category && el('p', { class: 'label' }, el('a', { href: listAddress('category', category.slug) }, category.name));
}

function meta(article) {
  const byline = article.byline && el('span', { class: 'byline' }, article.byline);
  const time = article.publishedAt && ago(article.publishedAt);
  return el('p', { class: 'meta' }, byline, byline && time && ' · ', time);
}

/** Headlines and times alone, such as the newest of all. */
export function headlines(articles, { numbered = false } = {}) {
  return el(
    numbered ? 'ol' : 'ul',
    { class: `headlines${numbered ? ' numbered' : ''}`, role: 'list' },
    articles.map((article) =>
      el(
        'li',
        { lang: article.language, dir: direction(article.language) },
        el('a', { href: articleAddress(article) }, article.title),
        article.publishedAt && el('p', { class: 'meta' }, ago(article.publishedAt)),
      ),
    ),
  );
}

/** A heading with a rule above, and what stands below it. */
export function block(title, address, ...content) {
  const id = `block-${++blocks}`;
  return el(
    'section',
    { class: 'block', 'aria-labelledby': id },
    el('h2', { id, class: 'block-title' }, address ? el('a', { href: address }, title) : title),
    content,
  );
}
let blocks = 0;
