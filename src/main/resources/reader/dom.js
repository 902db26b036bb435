/** Creates an element. Attributes that are null or false are left out. Functions such as `onclick` become listeners. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Parses sanitized HTML in an inert document, so that no image is loaded before the fragment is inserted. */
export function parseHtml(html) {
  const inert = new DOMParser().parseFromString(html, 'text/html');
  const fragment = inert.createDocumentFragment();
  fragment.append(...inert.body.childNodes);
  return fragment;
}

/** Announces a change to screen readers. */
export function announce(text) {
  document.getElementById('status').textContent = text;
}
