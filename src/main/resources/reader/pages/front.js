import { frontAddress, listAddress } from '../addresses.js';
import { read } from '../api.js';
import { block, card, headlines } from '../cards.js';
import { el } from '../dom.js';
import { edition } from '../edition.js';
import { frameIn } from '../frame.js';
import { firstSteps } from './empty.js';

const LATEST = 15;
const IN_RAIL = 8;
const BESIDE_LEAD = 2;
const MOST_READ = 5;
const SECTIONS = 6;
const IN_SECTION = 4;

/** The lead, the newest, and what else each section has, without an article twice. */
export async function front(address, slug, signal) {
  const language = edition.filter();
  const [latest, frame, mostRead] = await Promise.all([
    read('/v1/articles', { limit: LATEST, language }, signal),
    frameIn(edition.language),
    read('/v1/articles', { sort: '-views', window: 'P7D', limit: MOST_READ, language }, signal),
  ]);
  const page = {
    kind: 'front',
    section: frontAddress(),
    canonical: frontAddress(),
    alternates: alternates(),
  };
  if (latest.items.length === 0 && edition.language === edition.site.defaultLanguage) {
    return { ...page, content: firstSteps() };
  }
  const sections = frame.sections.filter((category) => category.articleCount > 0).slice(0, SECTIONS);
  const ofSections = await Promise.all(
    sections.map((category) =>
      read('/v1/articles', { category: category.slug, limit: LATEST + IN_SECTION, language }, signal),
    ),
  );
  const content = el('div', {}, el('h1', { class: 'unseen' }, frame.site.name), top(latest.items, mostRead.items));
  const shown = new Set(latest.items.map((article) => article.id));
  sections.forEach((category, at) => {
    const others = ofSections[at].items.filter((article) => !shown.has(article.id)).slice(0, IN_SECTION);
    others.forEach((article) => shown.add(article.id));
    if (others.length > 0) {
      const cards = others.map((article) => card(article, { within: category.slug }));
      content.append(
        block(category.name, listAddress('category', category.slug), el('div', { class: 'cards' }, cards)),
      );
    }
  });
  return { ...page, content };
}

function top(articles, mostRead) {
  if (articles.length === 0) {
    return el('p', { class: 'none' }, edition.words.none);
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
  const { words } = edition;
  return [
    block(words.latest, null, headlines(mostRead.length > 0 ? latest.slice(0, MOST_READ) : latest)),
    mostRead.length > 0 && block(words.mostRead, null, headlines(mostRead, { numbered: true })),
  ];
}

/** Of the newest few, one with a picture makes the better front. */
function leadFirst(articles) {
  const lead = articles.slice(0, 4).find((article) => article.image) ?? articles[0];
  return [lead, ...articles.filter((article) => article !== lead)];
}

function alternates() {
  const { site } = edition;
  return site.languages.length < 2
    ? []
    : site.languages.map((language) => ({
        language,
        address: language === site.defaultLanguage ? '/' : `/?language=${language}`,
      }));
}
