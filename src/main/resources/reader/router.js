import { announce } from './dom.js';
import { updateHead } from './head.js';
import { locale } from './locale.js';
import { drawColophon, drawMasthead, markSection } from './masthead.js';
import { loadSiteAndSections } from './site.js';
import { matchPage } from './urls.js';

let pages;
let currentLoad = new AbortController();
let shownPath;

/**
 * Shows the page of the current URL, and handles links and history navigation from now on.
 *
 * @param kinds a function by kind of page: takes the URL, the slug and an AbortSignal, and returns the page to show
 */
export function start(kinds) {
  pages = kinds;
  history.scrollRestoration = 'manual';
  addEventListener('popstate', (event) => {
    if (pathAndQuery(location) !== shownPath) {
      show({ scroll: event.state?.scroll ?? 0 });
    }
  });
  document.addEventListener('click', followLink);
  return show({ scroll: history.state?.scroll ?? 0, first: true });
}

/** Navigates to another page of the reader. */
export function open(address) {
  saveScroll();
  history.pushState({ scroll: 0 }, '', address);
  return show({ scroll: 0 });
}

/** A URL without its origin and fragment. */
function pathAndQuery(address) {
  return address.pathname + address.search;
}

function saveScroll() {
  history.replaceState({ scroll: scrollY }, '');
}

function followLink(event) {
  const link = event.target.closest('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
    return;
  }
  const address = new URL(link.href);
  const samePage = pathAndQuery(address) === pathAndQuery(location) && address.hash;
  if (address.origin === location.origin && !samePage && matchPage(address.pathname)) {
    event.preventDefault();
    open(pathAndQuery(address) + address.hash);
  }
}

async function show({ scroll, first = false }) {
  currentLoad.abort();
  currentLoad = new AbortController();
  const { signal } = currentLoad;
  const main = document.getElementById('main');
  main.setAttribute('aria-busy', 'true');
  const address = new URL(location.href);
  const page = await loadPage(address, signal);
  const { site, sections } = await loadSiteAndSections(locale.language).catch(() => ({ site: locale.site, sections: [] }));
  if (signal.aborted) {
    return;
  }
  drawMasthead({ site, sections });
  drawColophon(site);
  main.className = page.kind;
  main.lang = page.language ?? locale.language;
  main.replaceChildren(page.content);
  shownPath = pathAndQuery(location);
  markSection(page.section ?? pathAndQuery(address));
  updateHead(page, site);
  main.setAttribute('aria-busy', 'false');
  scrollTo(0, scroll);
  if (!first) {
    focusHeading(main);
  }
  announce(page.announcement ?? '');
}

async function loadPage(address, signal) {
  const match = matchPage(address.pathname);
  locale.use(address.searchParams.get('language'));
  try {
    return await pages[match?.kind ?? 'missing'](address, match?.slug, signal);
  } catch (failure) {
    return failure.status === 404 || failure.status === 410 ? pages.missing() : pages.failed(failure);
  }
}

/** Moves the focus to the heading, for screen readers and keyboard users. */
function focusHeading(main) {
  const heading = main.querySelector('h1') ?? main;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

