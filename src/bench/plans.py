"""What PostgreSQL does for each read: the plans themselves, as auto_explain writes them to its log."""

import contextlib
import json
import re
import time

import rows
import servers

EXPLAINING = """
ALTER ROLE broadsheet SET session_preload_libraries = 'auto_explain';
ALTER ROLE broadsheet SET auto_explain.log_min_duration = 0;
ALTER ROLE broadsheet SET auto_explain.log_analyze = on;
ALTER ROLE broadsheet SET auto_explain.log_buffers = on;
ALTER ROLE broadsheet SET auto_explain.log_format = json;
"""
PLAN = re.compile(r"duration: [\d.]+ ms  plan:\n((?:\t.*\n)+)")
ROUNDS = 12


def reads(server, bench):
    """Every public read with its documented filters and orders: what it is called and its path."""
    slug, searches, lists = bench.slugs[0], rows.searches(bench), "/v1/articles?limit=20&"
    return {
        "article": "/v1/articles/" + slug,
        "article in another language": f"/v1/articles/{slug}?language=de",
        "article with all parts": f"/v1/articles/{slug}?include=related,breadcrumbs,structuredData,share,seo",
        "related": f"/v1/articles/{slug}/related",
        "related, narrowed and explained": f"/v1/articles/{slug}/related?category=world&explain=true",
        "newest": lists,
        "a section": lists + "category=world",
        "a tag": lists + "tag=topic-7",
        "an author": lists + "author=writer-7",
        "a section and a tag": lists + "category=world&tag=topic-150",
        "two sections without a tag": lists + "category=world,europe&tag=-topic-7",
        "a language": lists + "language=en",
        "a span of time": lists + "from=2024-01-01&to=2024-02-01&category=world",
        "oldest": lists + "sort=publishedAt",
        "last updated": lists + "sort=-updatedAt",
        "by title, of a section": lists + "sort=title&category=world",
        "most read": lists + "sort=-views",
        "the last full page of 100": rows.deepest(server),
        "front": "/v1/front",
        "feed of a section": "/v1/feeds/rss?category=world",
        "sections": "/v1/categories",
        "tags": "/v1/tags",
        "what an address means": "/v1/resolve?url=http%3A%2F%2Flocalhost%2Farticles%2F" + slug,
        "search, two words": searches[0],
        "search, a word": searches[1],
        "search, the commonest word": searches[2],
        "search, a slip": searches[3],
        "suggestions": "/v1/suggest?q=" + slug[:1] + "a",
        "map of the site": "/sitemap.xml",
        "map for news search": "/sitemap-news.xml",
    }


def nodes(plan):
    yield plan
    for part in plan.get("Plans", []):
        yield from nodes(part)


def sorted_rows(plan):
    """How many rows the largest sort of the plan took in."""
    return max((round(part["Actual Rows"]) * part["Actual Loops"] for node in nodes(plan) if node["Node Type"] == "Sort"
                for part in node["Plans"]), default=0)


def summary(plans):
    """Statements, blocks, milliseconds, the largest sort and what is walked along, of one request's plans."""
    whole = [node for plan in plans for node in nodes(plan["Plan"])]
    along = sorted({node.get("Index Name") or "all of " + node["Relation Name"] for node in whole
                    if node["Actual Loops"] and (node.get("Index Name") or node["Node Type"] == "Seq Scan")
                    and (node["Node Type"] != "Seq Scan" or node["Actual Rows"] * node["Actual Loops"] > 100)})
    blocks = sum(plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"] for plan in plans)
    took = sum(plan["Plan"]["Actual Total Time"] for plan in plans)
    return len(plans), blocks, took, max(map(lambda plan: sorted_rows(plan["Plan"]), plans), default=0), along


class Log:
    """PostgreSQL's log of a data folder, from where it was last read."""

    def __init__(self, data):
        self.file, self.at = data / "postgres.log", 0

    def skip(self):
        self.at = self.file.stat().st_size

    def plans(self):
        with open(self.file, encoding="utf-8") as log:
            log.seek(self.at)
            return [json.loads(plan.replace("\n\t", "\n")) for plan in PLAN.findall(log.read())]


@contextlib.contextmanager
def explaining(bench):
    """A server whose statements are explained in PostgreSQL's log."""
    with servers.broadsheet(bench.java, bench.data, cache=False) as server:
        server.database.psql(EXPLAINING, user="postgres")
    try:
        with servers.broadsheet(bench.java, bench.data, cache=False) as server:
            yield server
    finally:
        with servers.broadsheet(bench.java, bench.data, cache=False) as server:
            server.database.psql("ALTER ROLE broadsheet RESET ALL", user="postgres")


def settled(server, log, path):
    """The plans of a request once PostgreSQL has settled on them, without those of clocks that struck meanwhile."""
    seen = []
    for _ in range(ROUNDS):
        log.skip()
        server.get(path)
        time.sleep(0.1)
        seen.append(log.plans())
    return min(filter(None, seen[ROUNDS // 2:]), key=len, default=[])


def measured(bench):
    with explaining(bench) as server:
        log = Log(bench.data)
        for name, path in reads(server, bench).items():
            if server.get(path)[0] != 200:
                raise SystemExit(f"{path} is not there")
            yield (name, *summary(settled(server, log, path)))


def table(measured):
    lines = ["| read | statements | blocks | ms | rows sorted | along |", "|---|---|---|---|---|---|"]
    for name, statements, blocks, took, rows_sorted, along in measured:
        lines.append(f"| {name} | {statements} | {blocks:,} | {took:.1f} | {rows_sorted:,} | {', '.join(along)} |")
    return "\n".join(lines)
