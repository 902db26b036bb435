import { ArticlesApi, Configuration, RelatedApi, ResponseError } from '../../../target/typescript/client';
import type { Article, ArticleList, Problem, RelatedList } from '../../../target/typescript/client';

declare const process: { argv: string[] };

/** Reads a section as a front end would: its newest articles, the first of them whole, and what to read next. */
async function read(basePath: string, category: string): Promise<object> {
  const configuration = new Configuration({ basePath });
  const articles = new ArticlesApi(configuration);
  const related = new RelatedApi(configuration);

  const page: ArticleList = await articles.listArticles({ category, limit: 2, count: 'exact' });
  const first = page.items[0];
  if (first === undefined) {
    throw new Error(`${category} is empty`);
  }
  const article: Article = await articles.getArticle({ article: first.slug });
  const next: RelatedList = await related.listRelated({ article: first.slug, limit: 1, explain: true });
  return {
    headlines: page.items.map((card) => card.title),
    total: page.page.total,
    more: page.page.next !== null,
    section: article.category.name,
    html: article.body.html,
    year: article.publishedAt?.getUTCFullYear(),
    image: article.image,
    related: next.items.map((card) => ({ title: card.title, reasons: card.reasons?.map((reason) => reason.kind) })),
    refusal: await refusal(articles),
  };
}

/** What the client gets for an address where there is nothing. */
async function refusal(articles: ArticlesApi): Promise<string> {
  try {
    await articles.getArticle({ article: 'no-such-article' });
    return 'none';
  } catch (error) {
    if (error instanceof ResponseError) {
      const problem: Problem = await error.response.json();
      return problem.code;
    }
    throw error;
  }
}

read(process.argv[2]!, process.argv[3]!).then((seen) => console.log(JSON.stringify(seen)));
