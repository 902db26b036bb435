import { articleAddress } from '../addresses.js';
import { announce, el } from '../dom.js';
import { edition } from '../edition.js';

const NAMES = { email: 'E-mail', line: 'LINE', linkedin: 'LinkedIn', vk: 'VK', whatsapp: 'WhatsApp' };

/** The networks of the site, and the address itself. */
export function shareBar(whole) {
  const { words } = edition;
  const networks = (whole.share ?? []).map(({ network, url }) =>
    el('li', {}, el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, nameOfNetwork(network))),
  );
  const address = new URL(articleAddress(whole), location.href).href;
  const copy = el('button', { type: 'button', onclick: () => copied(address) }, words.copy);
  return el(
    'section',
    { class: 'share', 'aria-labelledby': 'share-title' },
    el('h2', { id: 'share-title' }, words.share),
    el('ul', { role: 'list' }, networks, el('li', {}, copy)),
  );
}

function nameOfNetwork(network) {
  return NAMES[network] ?? network.charAt(0).toUpperCase() + network.slice(1);
}

async function copied(address) {
  await navigator.clipboard.writeText(address);
  announce(edition.words.copied);
}
