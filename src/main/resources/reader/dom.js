/** An element. Attributes that are null or false are left out; `onclick` and the like are listeners. */
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

/** HTML that the API calls safe, in a document of its own: nothing of it is loaded before it comes into the page. */
export function parsed(html) {
  const inert = new DOMParser().parseFromString(html, 'text/html');
  const fragment = inert.createDocumentFragment();
  fragment.append(...inert.body.childNodes);
  return fragment;
}

/** Said to those who do not see that something has changed. */
export function announce(text) {
  document.getElementById('status').textContent = text;
}
