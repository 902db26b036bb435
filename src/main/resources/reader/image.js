import { el } from './dom.js';
import { edition } from './edition.js';

/** Whether the page may load it: what lies on other sites would tell them who reads what. */
export function isOurs(address) {
  return new URL(address, location.href).origin === location.origin;
}

/** Empty for an article whose image cannot be shown. */
export function picture(image, { sizes, alt = image?.alt ?? '', eager = false }) {
  if (!image || !isOurs(image.url)) {
    return null;
  }
  return el('img', {
    src: image.url,
    srcset: image.srcset,
    sizes: image.srcset ? sizes : null,
    width: image.width,
    height: image.height,
    alt,
    loading: eager ? 'eager' : 'lazy',
    fetchpriority: eager ? 'high' : null,
    decoding: 'async',
  });
}

export function figure(image) {
  const shown = picture(image, { sizes: '(min-width: 64rem) 60rem, 100vw', eager: true });
  if (!shown) {
    return null;
  }
  const credit = image.credit ? `${edition.words.photo}: ${image.credit}` : null;
  return el('figure', { class: 'lead-image' }, shown, credit && el('figcaption', {}, credit));
}

/** Images of other sites become links to them. */
export function withoutForeignImages(fragment) {
  for (const image of fragment.querySelectorAll('img')) {
    if (!isOurs(image.getAttribute('src') ?? '')) {
      const text = image.alt || edition.words.foreignImage;
      image.replaceWith(el('a', { href: image.getAttribute('src'), rel: 'noopener noreferrer' }, text));
    } else {
      image.loading = 'lazy';
    }
  }
  return fragment;
}
