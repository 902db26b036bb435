import { frontAddress, listAddress, searchAddress } from './addresses.js';
import { el } from './dom.js';
import { edition, nameOf } from './edition.js';
import { picture } from './image.js';
import { searchBox } from './suggest.js';
import { today } from './times.js';

/** The top of every page. */
export function drawMasthead({ site, sections }) {
  const { words } = edition;
  document.querySelector('.skip').textContent = words.skip;
  document.querySelector('.masthead').replaceChildren(
    el(
      'div',
      { class: 'bar' },
      el('p', { class: 'today' }, today()),
      languages(site),
      themeSwitch(words),
    ),
    el(
      'div',
      { class: 'name-and-search' },
      el('p', { class: 'name' }, el('a', { href: frontAddress() }, logo(site) ?? site.name)),
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
          'aria-current': language === edition.language ? 'true' : null,
        },
        nameOf(language),
      ),
    ),
  );
  return el('nav', { class: 'languages', 'aria-label': edition.words.languages }, el('ul', { role: 'list' }, links));
}

function themeSwitch(words) {
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
    words.dark,
  );
  const show = () => button.setAttribute('aria-pressed', String(theme.isDark()));
  theme.whenChanged(show);
  show();
  return button;
}

function logo(site) {
  return site.logoUrl && picture({ url: site.logoUrl }, { alt: site.name, eager: true });
}

/** The ways that the site has laid out, or else its sections. */
function navigation(site, sections) {
  const ways =
    site.navigation?.length > 0
      ? site.navigation
      : sections.map(({ slug, name }) => ({ url: listAddress('category', slug), label: name }));
  const links = ways.map(({ url, label }) => el('li', {}, el('a', { href: url }, label)));
  return links.length === 0
    ? null
    : el(
        'nav',
        { class: 'sections', 'aria-label': edition.words.sections },
        el('ul', { role: 'list' }, el('li', {}, el('a', { href: frontAddress() }, edition.words.home)), links),
      );
}

/** Marks where in the navigation the reader is. */
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
  const { words } = edition;
  const social = (site.social ?? []).map(({ network, url }) =>
    el('li', {}, el('a', { href: url, rel: 'me noopener', class: 'network' }, network)),
  );
  document.querySelector('.colophon').replaceChildren(
    el('p', { class: 'name' }, site.name),
    ...(site.description ? [el('p', {}, site.description)] : []),
    ...(social.length > 0
      ? [el('nav', { 'aria-label': words.connect }, el('p', {}, words.connect), el('ul', { role: 'list' }, social))]
      : []),
    ...(site.disclaimer ? [el('p', { class: 'small' }, site.disclaimer)] : []),
    el(
      'p',
      { class: 'small' },
      words.madeWith,
      ' ',
      el('a', { href: '/docs' }, words.api),
      ' · ',
      el('a', { href: searchAddress({}) }, words.search),
    ),
  );
}
