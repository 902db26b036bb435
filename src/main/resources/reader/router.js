import { pageAt } from './addresses.js';
import { announce } from './dom.js';
import { edition } from './edition.js';
import { frameIn } from './frame.js';
import { describe } from './head.js';
import { drawColophon, drawMasthead, markSection } from './masthead.js';

let pages;
let underWay = new AbortController();
let shown;

/**
 * Shows the page of the present address, and from now on those that links lead to.
 *
 * @param kinds what makes each kind of page: given the address and what ends it early, it says what to show
 */
export function start(kinds) {
  pages = kinds;
  history.scrollRestoration = 'manual';
  addEventListener('popstate', (event) => {
    if (place(location) !== shown) {
      show({ scroll: event.state?.scroll ?? 0 });
    }
  });
  document.addEventListener('click', followed);
  return show({ scroll: history.state?.scroll ?? 0, first: true });
}

/** Goes to another page of this reader. */
export function open(address) {
  remember();
  history.pushState({ scroll: 0 }, '', address);
  return show({ scroll: 0 });
}

/** An address without its fragment, which leads to a part of the same page. */
function place(address) {
  return address.pathname + address.search;
}

function remember() {
  history.replaceState({ scroll: scrollY }, '');
}

function followed(event) {
  const link = event.target.closest('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
    return;
  }
  const address = new URL(link.href);
  const here = place(address) === place(location) && address.hash;
  if (address.origin === location.origin && !here && pageAt(address.pathname)) {
    event.preventDefault();
    open(place(address) + address.hash);
  }
}

async function show({ scroll, first = false }) {
  underWay.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  const main = document.getElementById('main');
  main.setAttribute('aria-busy', 'true');
  const address = new URL(location.href);
  const page = await made(address, signal);
  const frame = await frameIn(edition.language).catch(() => ({ site: edition.site, sections: [] }));
  if (signal.aborted) {
    return;
  }
  drawMasthead(frame);
  drawColophon(frame.site);
  main.className = page.kind;
  main.lang = page.language ?? edition.language;
  main.replaceChildren(page.content);
  shown = place(location);
  markSection(page.section ?? place(address));
  describe(page, frame.site);
  main.setAttribute('aria-busy', 'false');
  scrollTo(0, scroll);
  if (!first) {
    focusHeading(main);
  }
  announce(page.announcement ?? '');
}

async function made(address, signal) {
  const kindAndSlug = pageAt(address.pathname);
  edition.choose(address.searchParams.get('language'));
  try {
    return await pages[kindAndSlug?.kind ?? 'missing'](address, kindAndSlug?.slug, signal);
  } catch (failure) {
    return failure.status === 404 || failure.status === 410 ? pages.missing() : pages.failed(failure);
  }
}

/** Where a screen reader begins to read, and the tabulator to go on. */
function focusHeading(main) {
  const heading = main.querySelector('h1') ?? main;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

