import { article } from './pages/article.js';
import { failed, missing } from './pages/errors.js';
import { front } from './pages/front.js';
import { author, category, tag } from './pages/list.js';
import { search } from './pages/search.js';
import { start } from './router.js';
import { loadSite } from './site.js';

await loadSite().catch(() => {}); // the page shows the error
await start({ front, article, category, tag, author, search, missing, failed });
