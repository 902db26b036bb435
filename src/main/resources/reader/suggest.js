import { read } from './api.js';
import { el, parseHtml } from './dom.js';
import { locale } from './locale.js';
import { open } from './router.js';
import { listUrl, searchUrl } from './urls.js';

const DEBOUNCE_MILLIS = 120;

/** A combobox whose list follows what is typed (ARIA Authoring Practices, list autocomplete with manual selection). */
export function searchBox() {
  const { messages } = locale;
  const list = el('ul', { id: 'suggestions', role: 'listbox', 'aria-label': messages.suggestions, hidden: true });
  const input = el('input', {
    type: 'search',
    name: 'q',
    id: 'q',
    maxlength: '300',
    autocomplete: 'off',
    role: 'combobox',
    'aria-label': messages.search,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'suggestions',
    placeholder: messages.searchHint,
  });
  const box = new Combobox(input, list);
  return el(
    'search',
    { class: 'search' },
    el(
      'form',
      {
        action: '/search',
        onsubmit: (event) => {
          event.preventDefault();
          box.submit();
        },
      },
      input,
      el('button', { type: 'submit' }, messages.search),
      list,
    ),
  );
}

class Combobox {
  constructor(input, list) {
    this.input = input;
    this.list = list;
    this.active = -1;
    input.addEventListener('input', () => this.onInput());
    input.addEventListener('keydown', (event) => this.onKeydown(event));
    input.addEventListener('blur', () => this.close());
    list.addEventListener('mousedown', (event) => event.preventDefault()); // otherwise the input loses focus and the list closes before the click
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) {
        this.choose(option);
      }
    });
  }

  onInput() {
    clearTimeout(this.timer);
    this.request?.abort();
    const q = this.input.value.trim();
    if (q === '') {
      this.close();
    } else {
      this.timer = setTimeout(() => this.suggest(q), DEBOUNCE_MILLIS);
    }
  }

  async suggest(q) {
    this.request = new AbortController();
    try {
      const parameters = { q, language: locale.languageFilter(), limit: 8 };
      this.show((await read('/v1/suggest', parameters, this.request.signal)).items);
    } catch {
      this.close(); // suggestions are optional
    }
  }

  show(suggestions) {
    this.active = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(
      ...suggestions.map((suggestion, at) =>
        el(
          'li',
          { id: `suggestion-${at}`, role: 'option', 'aria-selected': 'false', 'data-address': urlOf(suggestion) },
          el('span', {}, parseHtml(suggestion.highlight)),
        ),
      ),
    );
    const open = suggestions.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.show([]);
  }

  onKeydown(event) {
    const options = this.list.children;
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const positions = options.length + 1; // including the input itself
      this.activate(((this.active + 1 + step + positions) % positions) - 1);
    }
  }

  activate(at) {
    this.active = at;
    for (const [index, option] of [...this.list.children].entries()) {
      option.setAttribute('aria-selected', String(index === at));
    }
    if (at < 0) {
      this.input.removeAttribute('aria-activedescendant');
    } else {
      this.input.setAttribute('aria-activedescendant', `suggestion-${at}`);
      this.list.children[at].scrollIntoView({ block: 'nearest' });
    }
  }

  submit() {
    const q = this.input.value.trim();
    if (this.active >= 0) {
      this.choose(this.list.children[this.active]);
    } else if (q !== '') {
      this.close();
      open(searchUrl({ q }));
    }
  }

  choose(option) {
    const address = option.dataset.address;
    this.close();
    this.input.value = '';
    open(address);
  }
}

function urlOf(suggestion) {
  return suggestion.kind === 'article'
    ? new URL(suggestion.url, location.href).pathname
    : listUrl(suggestion.kind, suggestion.slug);
}
