"""Reads PostgreSQL's plans for each read from its log, to which auto_explain writes them."""

import contextlib
import json
import re
import time

import rows
import servers

AUTO_EXPLAIN = """
ALTER ROLE broadsheet SET session_preload_libraries = 'auto_explain';
ALTER ROLE broadsheet SET auto_explain.log_min_duration = 0;
ALTER ROLE broadsheet SET auto_explain.log_analyze = on;
ALTER ROLE broadsheet SET auto_explain.log_buffers = on;
ALTER ROLE broadsheet SET auto_explain.log_format = json;
"""
PLAN = re.compile(r"duration: [\d.]+ ms  plan:\n((?:\t.*\n)+)")
ROUNDS = 12


def reads(server, bench):
    """Returns the label and path of every public read, with its documented filters and orders."""
    slug, searches, lists = bench.slugs[0], rows.searches(bench), "/v1/articles?limit=20&"
    return {
        "article": "/v1/articles/" + slug,
        "article in another language": f"/v1/articles/{slug}?language=de",
        "article with all parts": f"/v1/articles/{slug}?include=related,breadcrumbs,structuredData,share,seo",
        "related": f"/v1/articles/{slug}/related",
        "related, filtered and explained": f"/v1/articles/{slug}/related?category=world&explain=true",
        "newest": lists,
        "a section": lists + "category=world",
        "a tag": lists + "tag=topic-7",
        "an author": lists + "author=writer-7",
        "a section and a tag": lists + "category=world&tag=topic-150",
        "two sections without a tag": lists + "category=world,europe&tag=-topic-7",
        "a language": lists + "language=en",
        "a range of dates": lists + "from=2024-01-01&to=2024-02-01&category=world",
        "oldest": lists + "sort=publishedAt",
        "last updated": lists + "sort=-updatedAt",
        "by title, of a section": lists + "sort=title&category=world",
        "most read": lists + "sort=-views",
        "the last full page of 100": rows.last_page_path(server),
        "front": "/v1/front",
        "feed of a section": "/v1/feeds/rss?category=world",
        "sections": "/v1/categories",
        "tags": "/v1/tags",
        "the article at an address": "/v1/resolve?url=http%3A%2F%2Flocalhost%2Farticles%2F" + slug,
        "search, two words": searches[0],
        "search, one word": searches[1],
        "search, the most frequent word": searches[2],
        "search, a misspelt word": searches[3],
        **{"search, " + path.partition("&")[2].replace("&", ", "): path for path in rows.filtered_searches()[8:16]},
        "suggestions": "/v1/suggest?q=" + slug[:1] + "a",
        "sitemap": "/sitemap.xml",
        "news sitemap": "/sitemap-news.xml",
    }


def nodes(plan):
    yield plan
    for child in plan.get("Plans", []):
        yield from nodes(child)


def sorted_rows(plan):
    """Returns the number of input rows of the plan's largest sort."""
    return max((round(child["Actual Rows"]) * child["Actual Loops"] for node in nodes(plan) if node["Node Type"] == "Sort"
                for child in node["Plans"]), default=0)


def summary(plans):
    """Sums up the plans of one request: statements, blocks, milliseconds, the input rows of the largest sort, and the
    indexes used. A table of which more than 100 rows are read without an index is listed as "all of" the table."""
    all_nodes = [node for plan in plans for node in nodes(plan["Plan"])]
    indexes = sorted({node.get("Index Name") or "all of " + node["Relation Name"] for node in all_nodes
                    if node["Actual Loops"] and (node.get("Index Name") or node["Node Type"] == "Seq Scan")
                    and (node["Node Type"] != "Seq Scan" or node["Actual Rows"] * node["Actual Loops"] > 100)})
    blocks = sum(plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"] for plan in plans)
    duration = sum(plan["Plan"]["Actual Total Time"] for plan in plans)
    return len(plans), blocks, duration, max(map(lambda plan: sorted_rows(plan["Plan"]), plans), default=0), indexes


class Log:
    """The log of the PostgreSQL in a data folder, read from the offset of the last `skip`."""

    def __init__(self, data):
        self.file, self.offset = data / "postgres.log", 0

    def skip(self):
        self.offset = self.file.stat().st_size

    def plans(self):
        with open(self.file, encoding="utf-8") as log:
            log.seek(self.offset)
            return [json.loads(plan.replace("\n\t", "\n")) for plan in PLAN.findall(log.read())]


@contextlib.contextmanager
def auto_explain(bench):
    """Runs a server with auto_explain on; the settings of a role apply to new connections, hence the restarts."""
    with servers.broadsheet(bench.java, bench.data, cache=False) as server:
        server.database.psql(AUTO_EXPLAIN, user="postgres")
    try:
        with servers.broadsheet(bench.java, bench.data, cache=False) as server:
            yield server
    finally:
        with servers.broadsheet(bench.java, bench.data, cache=False) as server:
            server.database.psql("ALTER ROLE broadsheet RESET ALL", user="postgres")


def stable_plans(server, log, path):
    """Returns the plans of a request. The first rounds are skipped: PostgreSQL considers a generic plan after five runs. Of the
    others, the round with the fewest plans is the one without statements of scheduled tasks."""
    plans_by_round = []
    for _ in range(ROUNDS):
        log.skip()
        server.get(path)
        time.sleep(0.1)
        plans_by_round.append(log.plans())
    return min(filter(None, plans_by_round[ROUNDS // 2:]), key=len, default=[])


def measure(bench):
    with auto_explain(bench) as server:
        log = Log(bench.data)
        for name, path in reads(server, bench).items():
            if server.get(path)[0] != 200:
                raise SystemExit(f"{path} does not answer with 200")
            yield (name, *summary(stable_plans(server, log, path)))


def table(measurements):
    lines = ["| read | statements | blocks | ms | rows sorted | indexes |", "|---|---|---|---|---|---|"]
    for name, statements, blocks, duration, rows_sorted, indexes in measurements:
        lines.append(f"| {name} | {statements} | {blocks:,} | {duration:.1f} | {rows_sorted:,} | {', '.join(indexes)} |")
    return "\n".join(lines)
