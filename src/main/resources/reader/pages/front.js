import { read } from '../api.js';
import { block, card, headlines } from '../cards.js';
import { el } from '../dom.js';
import { locale } from '../locale.js';
import { loadSiteAndSections } from '../site.js';
import { frontUrl, listUrl } from '../urls.js';
import { firstSteps } from './empty.js';

const LATEST = 15;
const IN_RAIL = 8;
const BESIDE_LEAD = 2;
const MOST_READ = 5;
const SECTIONS = 6;
const IN_SECTION = 4;

/** The front page: the latest articles, then other articles by section. Each article appears once. */
export async function front(address, slug, signal) {
  const language = locale.languageFilter();
  const [latest, { site, sections: categories }, mostRead] = await Promise.all([
    read('/v1/articles', { limit: LATEST, language }, signal),
    loadSiteAndSections(locale.language),
    read('/v1/articles', { sort: '-views', window: 'P7D', limit: MOST_READ, language }, signal),
  ]);
  const page = {
    kind: 'front',
    section: frontUrl(),
    canonical: frontUrl(),
    alternates: alternates(),
  };
  if (latest.items.length === 0 && locale.language === locale.site.defaultLanguage) {
    return { ...page, content: firstSteps() };
  }
  const sections = categories.filter((category) => category.articleCount > 0).slice(0, SECTIONS);
  const articlesBySection = await Promise.all(
    sections.map((category) =>
      read('/v1/articles', { category: category.slug, limit: LATEST + IN_SECTION, language }, signal),
    ),
  );
  const content = el('div', {}, el('h1', { class: 'unseen' }, site.name), top(latest.items, mostRead.items));
  const shown = new Set(latest.items.map((article) => article.id));
  sections.forEach((category, at) => {
    const others = articlesBySection[at].items.filter((article) => !shown.has(article.id)).slice(0, IN_SECTION);
    others.forEach((article) => shown.add(article.id));
    if (others.length > 0) {
      const cards = others.map((article) => card(article, { within: category.slug }));
      content.append(
        block(category.name, listUrl('category', category.slug), el('div', { class: 'cards' }, cards)),
      );
    }
  });
  return { ...page, content };
}

function top(articles, mostRead) {
  if (articles.length === 0) {
    return el('p', { class: 'none' }, locale.messages.none);
  }
  const [lead, ...others] = leadFirst(articles);
  const beside = others.slice(0, BESIDE_LEAD);
  const rest = others.slice(BESIDE_LEAD);
  return el(
    'div',
    { class: 'top' },
    card(lead, { look: 'lead', heading: 'h2', eager: true }),
    beside.length > 0 &&
      el('div', { class: 'beside' }, beside.map((article) => card(article, { heading: 'h2' }))),
    rest.length > 0 && el('div', { class: 'rail' }, rail(rest.slice(0, IN_RAIL), mostRead)),
    rest.length > IN_RAIL &&
      el('div', { class: 'cards more-news' }, rest.slice(IN_RAIL).map((article) => card(article, { heading: 'h2' }))),
  );
}

function rail(latest, mostRead) {
  const { messages } = locale;
  return [
    block(messages.latest, null, headlines(mostRead.length > 0 ? latest.slice(0, MOST_READ) : latest)),
    mostRead.length > 0 && block(messages.mostRead, null, headlines(mostRead, { numbered: true })),
  ];
}

/** Prefers one of the four latest articles with an image as the lead. */
function leadFirst(articles) {
  const lead = articles.slice(0, 4).find((article) => article.image) ?? articles[0];
  return [lead, ...articles.filter((article) => article !== lead)];
}

function alternates() {
  const { site } = locale;
  return site.languages.length < 2
    ? []
    : site.languages.map((language) => ({
        language,
        address: language === site.defaultLanguage ? '/' : `/?language=${language}`,
      }));
}
