import { listAddress, searchAddress } from './addresses.js';
import { read } from './api.js';
import { el, parsed } from './dom.js';
import { edition } from './edition.js';
import { open } from './router.js';

const PAUSE_MILLIS = 120;

/** A combobox whose list follows what is typed (ARIA Authoring Practices, list autocomplete with manual selection). */
export function searchBox() {
  const { words } = edition;
  const list = el('ul', { id: 'suggestions', role: 'listbox', 'aria-label': words.suggestions, hidden: true });
  const input = el('input', {
    type: 'search',
    name: 'q',
    id: 'q',
    maxlength: '300',
    autocomplete: 'off',
    role: 'combobox',
    'aria-label': words.search,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'suggestions',
    placeholder: words.searchHint,
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
      el('button', { type: 'submit' }, words.search),
      list,
    ),
  );
}

class Combobox {
  constructor(input, list) {
    this.input = input;
    this.list = list;
    this.active = -1;
    input.addEventListener('input', () => this.typed());
    input.addEventListener('keydown', (event) => this.pressed(event));
    input.addEventListener('blur', () => this.close());
    list.addEventListener('mousedown', (event) => event.preventDefault()); // or the list would be gone before the click
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) {
        this.choose(option);
      }
    });
  }

  typed() {
    clearTimeout(this.pause);
    this.asking?.abort();
    const q = this.input.value.trim();
    if (q === '') {
      this.close();
    } else {
      this.pause = setTimeout(() => this.suggest(q), PAUSE_MILLIS);
    }
  }

  async suggest(q) {
    this.asking = new AbortController();
    try {
      const parameters = { q, language: edition.filter(), limit: 8 };
      this.show((await read('/v1/suggest', parameters, this.asking.signal)).items);
    } catch {
      this.close(); // typing goes on without suggestions
    }
  }

  show(suggestions) {
    this.active = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(
      ...suggestions.map((suggestion, at) =>
        el(
          'li',
          { id: `suggestion-${at}`, role: 'option', 'aria-selected': 'false', 'data-address': addressOf(suggestion) },
          el('span', {}, parsed(suggestion.highlight)),
        ),
      ),
    );
    const open = suggestions.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
  }

  close() {
    clearTimeout(this.pause);
    this.asking?.abort();
    this.show([]);
  }

  pressed(event) {
    const options = this.list.children;
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const places = options.length + 1; // the input itself is one of them
      this.activate(((this.active + 1 + step + places) % places) - 1);
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
      open(searchAddress({ q }));
    }
  }

  choose(option) {
    const address = option.dataset.address;
    this.close();
    this.input.value = '';
    open(address);
  }
}

function addressOf(suggestion) {
  return suggestion.kind === 'article'
    ? new URL(suggestion.url, location.href).pathname
    : listAddress(suggestion.kind, suggestion.slug);
}
