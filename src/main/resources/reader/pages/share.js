import { announce, el } from '../dom.js';
import { locale } from '../locale.js';
import { articleUrl } from '../urls.js';

const NAMES = { email: 'E-mail', line: 'LINE', linkedin: 'LinkedIn', vk: 'VK', whatsapp: 'WhatsApp' };

/** Links to share the article, and a button that copies its URL. */
export function shareBar(article) {
  const { messages } = locale;
  const networks = (article.share ?? []).map(({ network, url }) =>
    el('li', {}, el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, nameOfNetwork(network))),
  );
  const address = new URL(articleUrl(article), location.href).href;
  const copy = el('button', { type: 'button', onclick: () => copyLink(address) }, messages.copy);
  return el(
    'section',
    { class: 'share', 'aria-labelledby': 'share-title' },
    el('h2', { id: 'share-title' }, messages.share),
    el('ul', { role: 'list' }, networks, el('li', {}, copy)),
  );
}

function nameOfNetwork(network) {
  return NAMES[network] ?? network.charAt(0).toUpperCase() + network.slice(1);
}

async function copyLink(address) {
  await navigator.clipboard.writeText(address);
  announce(locale.messages.copied);
}
