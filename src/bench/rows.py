"""The rows of the table. Each measures some work and its limit in the same minute, and returns (ours, limit, unit)."""

import contextlib
import random
import shutil
import threading
import time
import urllib.parse

import corpus
import load
import servers

SETUP = """
CREATE SCHEMA IF NOT EXISTS bench;
DROP TABLE IF EXISTS bench.article, bench.related;
CREATE TABLE bench.article (slug text PRIMARY KEY, json text NOT NULL);
CREATE TABLE bench.related (slug text PRIMARY KEY, json text NOT NULL);
"""


class Bench:
    """A data folder with a corpus of `size` imported articles, the java command, and the size of a measured import."""

    def __init__(self, java, data, size, imported=0):
        self.java, self.data, self.size, self.imported = java, data, size, imported
        self.import_rates = None
        self.slugs = [f"bench-1-{number}" for number in range(1, size + 1)]

    @contextlib.contextmanager
    def writable_copy(self):
        """Copies the data folder for a row that writes, so that the rows after it read the original corpus."""
        copied = self.data.parent / "written"
        shutil.rmtree(copied, ignore_errors=True)
        shutil.copytree(self.data, copied)
        try:
            yield Bench(self.java, copied, self.size, self.imported)
        finally:
            shutil.rmtree(copied)

    def sample(self, count=2000, seed=7):
        return random.Random(seed).sample(self.slugs, min(count, len(self.slugs)))

    def zipf(self, count, seed=7):
        random_source = random.Random(seed)
        shuffled = random_source.sample(self.slugs, len(self.slugs))
        return random_source.choices(shuffled, [1 / (rank + 1) for rank in range(len(shuffled))], k=count)


def cached(bench, path, tag=False):
    """Measures a cached response against a bare Vert.x server that sends the same bytes."""
    with servers.broadsheet(bench.java, bench.data) as ours:
        _, headers, content = ours.get(path)
        etag = next(value for name, value in headers.items() if name.lower() == "etag")
        with servers.bare_server(bench.java, content, etag if tag else None) as limit:
            condition = [f"If-None-Match: {etag}"] if tag else []
            return (*load.measure_pair(
                lambda: load.wrk(ours.base, path=path, headers=condition).rate,
                lambda: load.wrk(limit.base, path="/x", headers=condition).rate), "requests/s")


def article_cached(bench):
    return cached(bench, "/v1/articles/" + bench.slugs[0])


def article_not_modified(bench):
    return cached(bench, "/v1/articles/" + bench.slugs[0], tag=True)


def list_cached(bench):
    return cached(bench, "/v1/articles?limit=20&category=" + corpus.SECTIONS[0])


def uncached(bench, our_path, limit_path, keys):
    """Measures uncached responses against a resource that sends the text of one statement."""
    with servers.broadsheet(bench.java, bench.data, cache=False) as ours:
        with servers.jdbc_server(bench.java, ours.database) as limit:
            return (*load.measure_pair(
                lambda: load.wrk(ours.base, urls=[our_path + key for key in keys]).rate,
                lambda: load.wrk(limit.base, urls=[limit_path + key for key in keys]).rate), "requests/s")


def store_responses(bench, table, path):
    """Stores Broadsheet's responses as text in a table, for the limit's resource to send."""
    with servers.broadsheet(bench.java, bench.data, cache=False) as ours:
        ours.database.psql(SETUP)
        for slug in bench.sample():
            text = ours.get(path.format(slug=slug))[2].decode().replace("'", "''")
            ours.database.psql(f"INSERT INTO bench.{table} VALUES ('{slug}', '{text}')")


def article_uncached(bench):
    store_responses(bench, "article", "/v1/articles/{slug}")
    return uncached(bench, "/v1/articles/", "/article/", bench.sample())


def list_uncached(bench):
    return uncached(bench, "/v1/articles?limit=20&category=", "/list/", corpus.SECTIONS)


def related_uncached(bench):
    store_responses(bench, "related", "/v1/articles/{slug}/related")
    with servers.broadsheet(bench.java, bench.data, cache=False) as ours:
        with servers.jdbc_server(bench.java, ours.database) as limit:
            return (*load.measure_pair(
                lambda: load.wrk(ours.base, urls=[f"/v1/articles/{slug}/related" for slug in bench.sample()]).rate,
                lambda: load.wrk(limit.base, urls=["/related/" + slug for slug in bench.sample()]).rate), "requests/s")


def mixed_while_writing(bench):
    """Measures reads while an editor writes once a second. Fails if the editor then reads an older title."""
    articles = ["/v1/articles/" + slug for slug in bench.zipf(14_000)]
    lists = ["/v1/articles?limit=20&category=" + name for name in random.Random(3).choices(corpus.SECTIONS, k=4_000)]
    related = [f"/v1/articles/{slug}/related" for slug in bench.zipf(2_000, seed=9)]
    urls = random.Random(5).sample(articles + lists + related, 20_000)
    with servers.broadsheet(bench.java, bench.data) as ours:
        stop, stale = threading.Event(), []

        def edit():
            for number, slug in enumerate(bench.zipf(1000, seed=11)):
                if stop.wait(1):
                    return
                title = f"Edit {number} at {time.time_ns()}"
                ours.write("PATCH", "/v1/articles/" + slug, '{"title": "%s"}' % title)
                if ours.json("/v1/articles/" + slug)["title"] != title:
                    stale.append(slug)

        def reads_during_edits():
            stop.clear()
            editor = threading.Thread(target=edit)
            editor.start()
            rate = load.wrk(ours.base, urls=urls, seconds=8).rate
            stop.set()
            editor.join()
            return rate

        result = load.measure_pair(reads_during_edits, lambda: load.wrk(ours.base, urls=urls, seconds=8).rate)
    if stale:
        raise SystemExit(f"stale answers after edits of {stale}")
    return (*result, "requests/s")


# The tables into which an import writes rows for each article, and the column that refers to the article or its vector.
IMPORTED_TABLES = {
    "article": "id", "article_tag": "article_id", "article_author": "article_id", "article_revision": "article_id",
    "listing": "article_id", "prerendered_article": "article_id", "search_document": "article_id",
    "related_vector": "article_id", "related_posting": "vector_id",
}


def imported(bench):
    """Measures articles per second of an import with search and related data, of COPY of its articles, and of COPY of
    all its rows."""
    if bench.import_rates:
        return bench.import_rates
    with bench.writable_copy() as copied, servers.broadsheet(bench.java, copied.data) as ours:
        count, seed = bench.imported, time.time_ns() % 1_000_000_000
        body = corpus.lines(count, seed)
        started = time.monotonic()
        status, _, response = ours.write("POST", "/v1/imports?createMissing=true", body, "application/x-ndjson")
        seconds = time.monotonic() - started
        if status != 200 or b'"failed":0' not in response.replace(b" ", b""):
            raise SystemExit(f"the import failed: {response[:500]}")
        articles = f"SELECT id FROM article WHERE slug LIKE 'bench-{seed}-%'"
        vectors = f"SELECT id FROM related_vector WHERE article_id IN ({articles})"
        copy_seconds = [copy(ours.database, table, column, vectors if column == "vector_id" else articles)
                        for table, column in IMPORTED_TABLES.items()]
        bench.import_rates = count / seconds, count / copy_seconds[0], count / sum(copy_seconds)
        return bench.import_rates


def copy(database, table, column, ids):
    """Returns the seconds that COPY takes for these rows of a table, into a table with the same indexes."""
    printed = database.psql(f"""
        CREATE SCHEMA IF NOT EXISTS bench;
        DROP TABLE IF EXISTS bench.copy;
        CREATE TABLE bench.copy (LIKE {table} INCLUDING ALL);
        COPY (SELECT * FROM {table} WHERE {column} IN ({ids})) TO STDOUT \\g /tmp/bench.copy
        SELECT extract(epoch FROM clock_timestamp()) AS started \\gset
        \\copy bench.copy FROM /tmp/bench.copy
        SELECT extract(epoch FROM clock_timestamp()) - :started;
        DROP TABLE bench.copy;""")
    return float(printed.splitlines()[-1])


def imported_by_articles(bench):
    """Measures an import against COPY of its articles alone, into a table with the same indexes."""
    ours, articles, _ = imported(bench)
    return ours, articles, "articles/s"


def imported_by_all(bench):
    """Measures an import against COPY of all its rows: articles, lists, search documents and related data."""
    ours, _, all_rows = imported(bench)
    return ours, all_rows, "articles/s"


POST = """
local number, thread = 0, math.random(1000000000)
function setup(t) t:set("thread", math.random(1000000000)) end
function request()
  number = number + 1
  local body = string.format('{"title": "Posted %%d of %%d", "body": "The first ship docked at dawn. ", "category": "world"}',
    number, thread)
  return wrk.format("POST", "/v1/articles", {["Authorization"] = "Bearer KEY", ["Content-Type"] = "application/json"}, body)
end""".replace("KEY", servers.KEY).replace("%%", "%")


def created(bench):
    """Measures articles posted by 8 writers against pgbench, which inserts such a row durably."""
    insert = """
INSERT INTO bench.insert_here
SELECT (json_populate_record(null::bench.insert_here, json_build_object('id', nextval('bench.numbers'), 'public_id',
    gen_random_uuid(), 'slug', gen_random_uuid()::text, 'translation_group', gen_random_uuid()))).*;
"""
    with bench.writable_copy() as copied, servers.broadsheet(bench.java, copied.data) as ours:
        ours.database.psql("""
            CREATE SCHEMA IF NOT EXISTS bench;
            DROP TABLE IF EXISTS bench.insert_here;
            CREATE SEQUENCE IF NOT EXISTS bench.numbers;
            CREATE TABLE bench.insert_here (LIKE article INCLUDING INDEXES);
            DO $$ DECLARE c record; BEGIN
                FOR c IN SELECT attname FROM pg_attribute a WHERE attrelid = 'bench.insert_here'::regclass AND attnum > 0
                    AND attnotnull AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary
                    AND a.attnum = ANY (i.indkey))
                LOOP EXECUTE format('ALTER TABLE bench.insert_here ALTER %I DROP NOT NULL', c.attname); END LOOP;
            END $$;""")
        return (*load.measure_pair(
            lambda: load.wrk(ours.base, connections=8, script=POST).rate,
            lambda: load.pgbench(ours.database, insert), max_warmup=4), "articles/s")


def started(bench):
    """Measures the seconds from start to first response, against the Quarkus application of the limits."""
    def ours():
        with servers.broadsheet(bench.java, bench.data, port=8483) as server:
            return server.started_in

    with servers.broadsheet(bench.java, bench.data) as database_server:
        def limit():
            with servers.jdbc_server(bench.java, database_server.database) as server:
                return server.started_in

        limits = [limit() for _ in range(4)][1:]
    times = [ours() for _ in range(4)][1:]
    return sorted(times)[1], sorted(limits)[1], "s"


def searches(bench):
    """Returns 200 search paths: in turn two words of a headline, one word, the most frequent word, a misspelt word."""
    paths = []
    for number, article in enumerate(corpus.articles(200)):
        words = article["title"].lower().split()
        queries = [" ".join(words[:2]), words[2], corpus.most_frequent_word(), words[3][:-1] + "x"]
        paths.append("/v1/search?q=" + urllib.parse.quote(queries[number % 4]))
    return paths


SEARCH_FILTERS = ["language=en", "category=world", "tag=topic-7", "author=writer-7", "from=2020-01-01",
    "from=2025-12-01&to=2026-01-01", "language=en&category=world", "language=en&from=2020-01-01&author=writer-7"]


def filtered_searches():
    """Returns search paths of two words and of four words, each with every filter. Nearly all articles pass some filters."""
    titles = [article["title"].lower().split() for article in corpus.articles(10)]
    return [f"/v1/search?q={urllib.parse.quote(' '.join(title[:words]))}&{search_filter}"
            for title in titles for words in (2, 4) for search_filter in SEARCH_FILTERS]


def last_page_path(server):
    """Follows the pages of all articles and returns the path of the last full one."""
    path = next_path = "/v1/articles?limit=100&fields=slug"
    while next_path:
        path, next_path = next_path, server.json(next_path)["page"]["next"]
        next_path = next_path and "/v1/articles?limit=100&fields=slug&cursor=" + next_path
    return path.replace("&fields=slug", "")


def reads(bench):
    """Returns the label and paths of each read that is measured alone."""
    slugs = bench.sample(500)
    return {
        "article": ["/v1/articles/" + slug for slug in slugs],
        "list": ["/v1/articles?limit=20&category=" + name for name in corpus.SECTIONS],
        "related": [f"/v1/articles/{slug}/related" for slug in slugs],
        "search": searches(bench),
        "search, filtered": filtered_searches(),
    }


# Each optimisation: its label, its switches, whether the response cache is on, and the reads that use it.
OPTIMISATIONS = [
    ("cached responses at the connection", ["CACHED_AT_CONNECTION"], True, ["article", "list"]),
    ("responses without a resource", ["WITHOUT_RESOURCE"], False, ["article", "list", "related"]),
    ("prerendered articles", ["PRERENDERED"], False, ["article", "list", "related"]),
    ("both of these", ["WITHOUT_RESOURCE", "PRERENDERED"], False, ["article", "list", "related"]),
    ("list pages from bytes", ["LISTS_FROM_BYTES"], False, ["list"]),
    ("precomputed related lists", ["PRECOMPUTED_RELATED"], False, ["related"]),
]


def optimisations(bench):
    """Measures each optimisation on and off, on one database. Yields its label, the read, and both rates."""
    for name, switches, cache, read_names in OPTIMISATIONS:
        with servers.broadsheet(bench.java, bench.data, cache=cache) as on:
            with servers.second_node(bench.java, on.database, cache=cache, without=switches) as off:
                for read in read_names:
                    urls = reads(bench)[read][:1] if cache else reads(bench)[read]
                    yield name, read, load.measure_pair(
                        lambda: load.wrk(on.base, urls=urls).rate, lambda: load.wrk(off.base, urls=urls).rate)


def compared(bench, before, cache):
    """Compares this build with another one, each on its own corpus. Yields the read and both rates."""
    with servers.broadsheet(bench.java, bench.data, cache=cache) as now:
        with servers.broadsheet(bench.java, before.data, port=8485, cache=cache, jar=before.jar) as earlier:
            for read, urls in reads(bench).items():
                if not cache or not read.startswith("search"):
                    urls = urls[:1] if cache else urls
                    yield read, load.measure_pair(
                        lambda: load.wrk(now.base, urls=urls).rate, lambda: load.wrk(earlier.base, urls=urls).rate)
            if not cache:
                yield "post", load.measure_pair(
                    lambda: load.wrk(now.base, connections=8, script=POST).rate,
                    lambda: load.wrk(earlier.base, connections=8, script=POST).rate, max_warmup=4)


def growth(bench):
    """Measures the latency of one client without the response cache. Yields each read's label and measurement."""
    with servers.broadsheet(bench.java, bench.data, cache=False) as ours:
        paths = {**reads(bench), "last page": [last_page_path(ours)]}
        for name, urls in paths.items():
            load.wrk(ours.base, connections=2, urls=urls, seconds=8)
            yield name, load.wrk(ours.base, connections=1, urls=urls, seconds=8)


def memory(bench):
    """Returns the MB of the server process when idle, and the most while 32 clients send requests."""
    with servers.broadsheet(bench.java, bench.data) as ours:
        for slug in bench.sample(50):
            ours.get("/v1/articles/" + slug)
        ours.wait_for_derived_data()
        time.sleep(40)
        idle = ours.pss()
        paths = [path for read_paths in reads(bench).values() for path in read_paths]
        loaded = []
        reading = threading.Thread(target=lambda: load.wrk(ours.base, urls=paths, seconds=20))
        reading.start()
        while reading.is_alive():
            loaded.append(ours.pss())
            time.sleep(1)
        return idle, max(loaded)
