import { begin } from './frame.js';
import { article } from './pages/article.js';
import { front } from './pages/front.js';
import { author, category, tag } from './pages/list.js';
import { failed, missing } from './pages/missing.js';
import { search } from './pages/search.js';
import { start } from './router.js';

await begin().catch(() => {}); // the page will say what is wrong
await start({ front, article, category, tag, author, search, missing, failed });
