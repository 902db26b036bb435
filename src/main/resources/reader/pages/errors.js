import { el } from '../dom.js';
import { locale } from '../locale.js';
import { frontUrl } from '../urls.js';

export function missing() {
  const { messages } = locale;
  return {
    kind: 'notice',
    title: messages.missing,
    unlisted: true,
    content: notice(messages.missing, messages.missingDetail, el('a', { href: frontUrl() }, messages.home)),
  };
}

export function failed(failure) {
  const { messages } = locale;
  return {
    kind: 'notice',
    title: messages.failed,
    unlisted: true,
    content: notice(messages.failed, failure.message, el('a', { href: location.href, target: '_self' }, messages.again)),
  };
}

function notice(heading, detail, link) {
  return el('div', { class: 'notice-text' }, el('h1', {}, heading), el('p', {}, detail), el('p', {}, link));
}
