import { el } from './dom.js';
import { locale } from './locale.js';

/** Images of other origins are not loaded, as their servers would learn which pages are read. */
export function isSameOrigin(address) {
  return new URL(address, location.href).origin === location.origin;
}

/** Returns null without an image, or for an image of another origin. */
export function imageElement(image, { sizes, alt = image?.alt ?? '', eager = false }) {
  if (!image || !isSameOrigin(image.url)) {
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

export function leadFigure(image) {
  const element = imageElement(image, { sizes: '(min-width: 64rem) 60rem, 100vw', eager: true });
  if (!element) {
    return null;
  }
  const credit = image.credit ? `${locale.messages.photo}: ${image.credit}` : null;
  return el('figure', { class: 'lead-image' }, element, credit && el('figcaption', {}, credit));
}

/** Replaces images of other origins by links to them. */
export function linkForeignImages(fragment) {
  for (const image of fragment.querySelectorAll('img')) {
    if (!isSameOrigin(image.getAttribute('src') ?? '')) {
      const text = image.alt || locale.messages.foreignImage;
      image.replaceWith(el('a', { href: image.getAttribute('src'), rel: 'noopener noreferrer' }, text));
    } else {
      image.loading = 'lazy';
    }
  }
  return fragment;
}
