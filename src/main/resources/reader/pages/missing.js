import { frontAddress } from '../addresses.js';
import { el } from '../dom.js';
import { edition } from '../edition.js';

export function missing() {
  const { words } = edition;
  return {
    kind: 'notice',
    title: words.missing,
    unlisted: true,
    content: notice(words.missing, words.missingDetail, el('a', { href: frontAddress() }, words.home)),
  };
}

export function failed(failure) {
  const { words } = edition;
  return {
    kind: 'notice',
    title: words.failed,
    unlisted: true,
    content: notice(words.failed, failure.message, el('a', { href: location.href, target: '_self' }, words.again)),
  };
}

function notice(heading, detail, link) {
  return el('div', { class: 'notice-text' }, el('h1', {}, heading), el('p', {}, detail), el('p', {}, link));
}
