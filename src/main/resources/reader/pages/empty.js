import { el } from '../dom.js';

/** The front page of a site without articles: how to publish the first one. */
export function firstSteps() {
  const publish = `curl "${location.origin}/v1/articles?createMissing=true" \\
  -H "Authorization: Bearer $(cat data/admin.key)" \\
  -H 'Content-Type: application/json' \\
  -d '{"title": "Hello, readers", "body": "Our **first** story.", "category": "news", "status": "published"}'`;
  return el(
    'div',
    { class: 'first-steps' },
    el('h1', {}, 'Nothing has been published yet'),
    el(
      'p',
      {},
      'Broadsheet is running. This command publishes a first story, in the folder that it was started from:',
    ),
    el('pre', { tabindex: '0', 'aria-label': 'The command' }, el('code', {}, publish)),
    el('p', {}, 'Then reload this page. ', el('a', { href: '/docs' }, 'All that the API does'), ' can be tried out, too.'),
  );
}
