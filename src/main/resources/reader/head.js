import { el } from './dom.js';

/** Updates title, description, Open Graph, canonical URL and alternates in the head. */
export function updateHead(page, site) {
  const title = page.head?.title ?? page.title;
  document.title = title ? `${title} – ${site.name}` : site.name;
  for (const old of document.head.querySelectorAll('[data-page]')) {
    old.remove();
  }
  const description = page.head?.description ?? page.description ?? site.description ?? '';
  document.querySelector('meta[name=description]').content = description;
  if (page.head) {
    addSeoTags(page.head);
    return;
  }
  add('meta', { property: 'og:title', content: page.title ?? site.name });
  add('meta', { property: 'og:description', content: description });
  add('meta', { property: 'og:type', content: 'website' });
  add('meta', { property: 'og:site_name', content: site.name });
  if (page.canonical) {
    add('link', { rel: 'canonical', href: new URL(page.canonical, location.href).href });
  }
  for (const { language, address } of page.alternates ?? []) {
    add('link', { rel: 'alternate', hreflang: language, href: new URL(address, location.href).href });
  }
  if (page.unlisted) {
    add('meta', { name: 'robots', content: 'noindex' });
  }
}

/** Adds the tags that the API returns for an article. */
function addSeoTags(head) {
  add('link', { rel: 'canonical', href: head.canonical });
  add('meta', { name: 'robots', content: head.robots });
  head.openGraph.forEach((meta) => add('meta', meta));
  head.twitter.forEach((meta) => add('meta', meta));
  head.hreflang.forEach(({ language, url }) => add('link', { rel: 'alternate', hreflang: language, href: url }));
  add('script', { type: 'application/ld+json' }).textContent = head.jsonLd;
}

function add(name, attributes) {
  const element = el(name, { ...attributes, 'data-page': true });
  document.head.append(element);
  return element;
}
