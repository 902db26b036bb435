import { today } from './dates.js';
import { el } from './dom.js';
import { imageElement } from './image.js';
import { locale, nativeName } from './locale.js';
import { searchBox } from './suggest.js';
import { frontUrl, listUrl, searchUrl } from './urls.js';

/** Draws the header of every page. */
export function drawMasthead({ site, sections }) {
  const { messages } = locale;
  document.querySelector('.skip').textContent = messages.skip;
  document.querySelector('.masthead').replaceChildren(
    el(
      'div',
      { class: 'bar' },
      el('p', { class: 'today' }, today()),
      languages(site),
      themeSwitch(messages),
    ),
    el(
      'div',
      { class: 'name-and-search' },
      el('p', { class: 'name' }, el('a', { href: frontUrl() }, logo(site) ?? site.name)),
      searchBox(),
    ),
    navigation(site, sections),
  );
}

function languages(site) {
  if (site.languages.length < 2) {
    return null;
  }
  const links = site.languages.map((language) =>
    el(
      'li',
      {},
      el(
        'a',
        {
          href: language === site.defaultLanguage ? '/' : `/?language=${language}`,
          hreflang: language,
          lang: language,
          'aria-current': language === locale.language ? 'true' : null,
        },
        nativeName(language),
      ),
    ),
  );
  return el('nav', { class: 'languages', 'aria-label': locale.messages.languages }, el('ul', { role: 'list' }, links));
}

function themeSwitch(messages) {
  const theme = globalThis.broadsheetTheme;
  const button = el(
    'button',
    {
      type: 'button',
      class: 'theme',
      onclick: () => {
        theme.toggle();
        show();
      },
    },
    el('span', { class: 'theme-disc', 'aria-hidden': 'true' }),
    messages.dark,
  );
  const show = () => button.setAttribute('aria-pressed', String(theme.isDark()));
  theme.onSystemChange(show);
  show();
  return button;
}

function logo(site) {
  return site.logoUrl && imageElement({ url: site.logoUrl }, { alt: site.name, eager: true });
}

/** The navigation links of the site, or its top-level categories if it has none. */
function navigation(site, sections) {
  const entries =
    site.navigation?.length > 0
      ? site.navigation
      : sections.map(({ slug, name }) => ({ url: listUrl('category', slug), label: name }));
  const links = entries.map(({ url, label }) => el('li', {}, el('a', { href: url }, label)));
  return links.length === 0
    ? null
    : el(
        'nav',
        { class: 'sections', 'aria-label': locale.messages.sections },
        el('ul', { role: 'list' }, el('li', {}, el('a', { href: frontUrl() }, locale.messages.home)), links),
      );
}

/** Marks the link of the current section. */
export function markSection(address) {
  for (const link of document.querySelectorAll('.sections a')) {
    if (address !== null && link.getAttribute('href') === address) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
}

export function drawColophon(site) {
  const { messages } = locale;
  const social = (site.social ?? []).map(({ network, url }) =>
    el('li', {}, el('a', { href: url, rel: 'me noopener', class: 'network' }, network)),
  );
  document.querySelector('.colophon').replaceChildren(
    el('p', { class: 'name' }, site.name),
    ...(site.description ? [el('p', {}, site.description)] : []),
    ...(social.length > 0
      ? [el('nav', { 'aria-label': messages.connect }, el('p', {}, messages.connect), el('ul', { role: 'list' }, social))]
      : []),
    ...(site.disclaimer ? [el('p', { class: 'small' }, site.disclaimer)] : []),
    el(
      'p',
      { class: 'small' },
      messages.madeWith,
      ' ',
      el('a', { href: '/docs' }, messages.api),
      ' · ',
      el('a', { href: searchUrl({}) }, messages.search),
    ),
  );
}
