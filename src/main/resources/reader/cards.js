import { relativeTime } from './dates.js';
import { el, parseHtml } from './dom.js';
import { imageElement } from './image.js';
import { direction, locale } from './locale.js';
import { articleUrl, listUrl } from './urls.js';

const SIZES = {
  lead: '(min-width: 64rem) 50rem, 100vw',
  card: '(min-width: 64rem) 19rem, (min-width: 40rem) 50vw, 100vw',
  row: '(min-width: 40rem) 15rem, 7rem',
};

/**
 * An article in a list.
 *
 * @param layout `lead`, `card` or `row`
 * @param heading element name of the heading
 * @param highlight HTML of title and snippet with search matches marked
 * @param within slug of the category of the page, whose label is left out
 * @param eager whether the image is loaded at once
 */
export function card(article, { layout = 'card', heading = 'h3', highlight = null, within = null, eager = false } = {}) {
  const address = articleUrl(article);
  const image = imageElement(article.image, { sizes: SIZES[layout], alt: '', eager });
  const title = highlight ? parseHtml(highlight.title) : article.title;
  const teaser = highlight?.snippet ? parseHtml(highlight.snippet) : article.summary;
  const foreign = article.language !== locale.language;
  return el(
    'article',
    {
      class: `card ${layout}${image ? ' has-image' : ''}`,
      lang: foreign ? article.language : null,
      dir: foreign ? direction(article.language) : null,
    },
    image && el('a', { class: 'card-image', href: address, tabindex: '-1', 'aria-hidden': 'true' }, image),
    el(
      'div',
      { class: 'card-text' },
      article.category.slug !== within && categoryLabel(article.category),
      el(heading, { class: 'card-title' }, el('a', { href: address }, title)),
      teaser && el('p', { class: 'teaser' }, teaser),
      bylineAndTime(article),
    ),
  );
}

export function categoryLabel(category) {
  return category && el('p', { class: 'label' }, el('a', { href: listUrl('category', category.slug) }, category.name));
}

function bylineAndTime(article) {
  const byline = article.byline && el('span', { class: 'byline' }, article.byline);
  const time = article.publishedAt && relativeTime(article.publishedAt);
  return el('p', { class: 'meta' }, byline, byline && time && ' · ', time);
}

/** A list of headlines with times, such as the latest articles. */
export function headlines(articles, { numbered = false } = {}) {
  return el(
    numbered ? 'ol' : 'ul',
    { class: `headlines${numbered ? ' numbered' : ''}`, role: 'list' },
    articles.map((article) =>
      el(
        'li',
        { lang: article.language, dir: direction(article.language) },
        el('a', { href: articleUrl(article) }, article.title),
        article.publishedAt && el('p', { class: 'meta' }, relativeTime(article.publishedAt)),
      ),
    ),
  );
}

/** A section of the page with a heading. */
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
