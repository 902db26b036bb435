"""The table: what is done, against which limit, in the same minute. Each row gives (ours, limit, unit)."""

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
    """A corpus of `size` articles in a data folder, a Java to run on, and how many articles to import."""

    def __init__(self, java, data, size, imported=0):
        self.java, self.data, self.size, self.imported = java, data, size, imported
        self.import_rates = None
        self.slugs = [f"bench-1-{number}" for number in range(1, size + 1)]

    @contextlib.contextmanager
    def apart(self):
        """The same in a copy that may be written to, so that whatever is measured next finds what it was built for."""
        copied = self.data.parent / "written"
        shutil.rmtree(copied, ignore_errors=True)
        shutil.copytree(self.data, copied)
        try:
            yield Bench(self.java, copied, self.size, self.imported)
        finally:
            shutil.rmtree(copied)

    def some(self, count=2000, seed=7):
        return random.Random(seed).sample(self.slugs, min(count, len(self.slugs)))

    def zipf(self, count, seed=7):
        chance = random.Random(seed)
        shuffled = chance.sample(self.slugs, len(self.slugs))
        return chance.choices(shuffled, [1 / (rank + 1) for rank in range(len(shuffled))], k=count)


def cached(bench, path, tag=False):
    """An answer from the cache against a bare Vert.x server that sends the same bytes."""
    with servers.broadsheet(bench.java, bench.data) as ours:
        _, headers, content = ours.get(path)
        etag = next(value for name, value in headers.items() if name.lower() == "etag")
        with servers.bare(bench.java, content, etag if tag else None) as limit:
            condition = [f"If-None-Match: {etag}"] if tag else []
            return (*load.paired(
                lambda: load.wrk(ours.base, path=path, headers=condition).rate,
                lambda: load.wrk(limit.base, path="/x", headers=condition).rate), "requests/s")


def article_cached(bench):
    return cached(bench, "/v1/articles/" + bench.slugs[0])


def article_not_modified(bench):
    return cached(bench, "/v1/articles/" + bench.slugs[0], tag=True)


def list_cached(bench):
    return cached(bench, "/v1/articles?limit=20&category=" + corpus.SECTIONS[0])


def uncached(bench, ours_of, limit_of, keys):
    """Answers made anew each time against a resource that sends one statement's text."""
    with servers.broadsheet(bench.java, bench.data, cache=False) as ours:
        with servers.plain(bench.java, ours.database) as limit:
            return (*load.paired(
                lambda: load.wrk(ours.base, urls=[ours_of + key for key in keys]).rate,
                lambda: load.wrk(limit.base, urls=[limit_of + key for key in keys]).rate), "requests/s")


def ready(bench, table, path):
    """Keeps what Broadsheet answers as text in a table, for the plain resource to send."""
    with servers.broadsheet(bench.java, bench.data, cache=False) as ours:
        ours.database.psql(SETUP)
        for slug in bench.some():
            text = ours.get(path.format(slug=slug))[2].decode().replace("'", "''")
            ours.database.psql(f"INSERT INTO bench.{table} VALUES ('{slug}', '{text}')")


def article_uncached(bench):
    ready(bench, "article", "/v1/articles/{slug}")
    return uncached(bench, "/v1/articles/", "/article/", bench.some())


def list_uncached(bench):
    return uncached(bench, "/v1/articles?limit=20&category=", "/list/", corpus.SECTIONS)


def related_uncached(bench):
    ready(bench, "related", "/v1/articles/{slug}/related")
    with servers.broadsheet(bench.java, bench.data, cache=False) as ours:
        with servers.plain(bench.java, ours.database) as limit:
            return (*load.paired(
                lambda: load.wrk(ours.base, urls=[f"/v1/articles/{slug}/related" for slug in bench.some()]).rate,
                lambda: load.wrk(limit.base, urls=["/related/" + slug for slug in bench.some()]).rate), "requests/s")


def mixed_while_writing(bench):
    """Reads while an editor writes once a second, and looks each time whether what he reads is what he wrote."""
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

        def both():
            stop.clear()
            editor = threading.Thread(target=edit)
            editor.start()
            rate = load.wrk(ours.base, urls=urls, seconds=8).rate
            stop.set()
            editor.join()
            return rate

        result = load.paired(both, lambda: load.wrk(ours.base, urls=urls, seconds=8).rate)
    if stale:
        raise SystemExit(f"stale answers after edits of {stale}")
    return (*result, "requests/s")


# Whatever an import leaves behind for each article, and by which column it is the article's.
MADE = {
    "article": "id", "article_tag": "article_id", "article_author": "article_id", "article_revision": "article_id",
    "listing": "article_id", "prerendered_article": "article_id", "search_document": "article_id",
    "related_vector": "article_id", "related_posting": "vector_id",
}


def imported(bench):
    """Articles a second of one import, searchable and related when it is done; by COPY; and by COPY of all it makes."""
    if bench.import_rates:
        return bench.import_rates
    with bench.apart() as apart, servers.broadsheet(bench.java, apart.data) as ours:
        count, seed = bench.imported, time.time_ns() % 1_000_000_000
        body = corpus.lines(count, seed)
        started = time.monotonic()
        status, _, answer = ours.write("POST", "/v1/imports?createMissing=true", body, "application/x-ndjson")
        taken = time.monotonic() - started
        if status != 200 or b'"failed":0' not in answer.replace(b" ", b""):
            raise SystemExit(f"the import failed: {answer[:500]}")
        articles = f"SELECT id FROM article WHERE slug LIKE 'bench-{seed}-%'"
        vectors = f"SELECT id FROM related_vector WHERE article_id IN ({articles})"
        copied = [copy(ours.database, table, column, vectors if column == "vector_id" else articles)
                  for table, column in MADE.items()]
        bench.import_rates = count / taken, count / copied[0], count / sum(copied)
        return bench.import_rates


def copy(database, table, column, ids):
    """Seconds that COPY takes for these rows of a table, into one with the same indexes."""
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
    """An import against COPY of its articles into a table with the same indexes."""
    ours, articles, _ = imported(bench)
    return ours, articles, "articles/s"


def imported_by_all(bench):
    """An import against COPY of every row it makes: its articles, and what finds, lists and relates them."""
    ours, _, everything = imported(bench)
    return ours, everything, "articles/s"


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
    """Articles posted by 8 writers against pgbench inserting such a row durably."""
    insert = """
INSERT INTO bench.insert_here
SELECT (json_populate_record(null::bench.insert_here, json_build_object('id', nextval('bench.numbers'), 'public_id',
    gen_random_uuid(), 'slug', gen_random_uuid()::text, 'translation_group', gen_random_uuid()))).*;
"""
    with bench.apart() as apart, servers.broadsheet(bench.java, apart.data) as ours:
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
        return (*load.paired(
            lambda: load.wrk(ours.base, connections=8, script=POST).rate,
            lambda: load.pgbench(ours.database, insert), most_warming=4), "articles/s")


def started(bench):
    """Seconds to the first answer, on a warm database, against a Quarkus application that does nothing."""
    def ours():
        with servers.broadsheet(bench.java, bench.data, port=8483) as server:
            return server.started_in

    with servers.broadsheet(bench.java, bench.data) as holder:
        def limit():
            with servers.plain(bench.java, holder.database) as server:
                return server.started_in

        limits = [limit() for _ in range(4)][1:]
    times = [ours() for _ in range(4)][1:]
    return sorted(times)[1], sorted(limits)[1], "s"


def searches(bench):
    """Two words of a headline, one word, the commonest word, a word with a slip, by turns."""
    paths = []
    for number, article in enumerate(corpus.articles(200)):
        words = article["title"].lower().split()
        queries = [" ".join(words[:2]), words[2], corpus.commonest(), words[3][:-1] + "x"]
        paths.append("/v1/search?q=" + urllib.parse.quote(queries[number % 4]))
    return paths


def deepest(server):
    """The path of the last full page of all articles, found by going there."""
    path = following = "/v1/articles?limit=100&fields=slug"
    while following:
        path, following = following, server.json(following)["page"]["next"]
        following = following and "/v1/articles?limit=100&fields=slug&cursor=" + following
    return path.replace("&fields=slug", "")


def reads(bench):
    """What is measured alone and at growing sizes: a name and its paths."""
    slugs = bench.some(500)
    return {
        "article": ["/v1/articles/" + slug for slug in slugs],
        "list": ["/v1/articles?limit=20&category=" + name for name in corpus.SECTIONS],
        "related": [f"/v1/articles/{slug}/related" for slug in slugs],
        "search": searches(bench),
    }


# Each path that exists for speed: its switches, whether answers are cached meanwhile, and the reads that take it.
FAST_PATHS = [
    ("cached answers at the connection", ["CACHED_AT_CONNECTION"], True, ["article", "list"]),
    ("answers without a resource", ["WITHOUT_RESOURCE"], False, ["article", "list", "related"]),
    ("prerendered articles", ["PRERENDERED"], False, ["article", "list", "related"]),
    ("both of these", ["WITHOUT_RESOURCE", "PRERENDERED"], False, ["article", "list", "related"]),
    ("list pages from bytes", ["LISTS_FROM_BYTES"], False, ["list"]),
    ("precomputed related lists", ["PRECOMPUTED_RELATED"], False, ["related"]),
]


def fast_paths(bench):
    """Each fast path, on against off, on one database: a name, the read, and both rates."""
    for name, switches, cache, of in FAST_PATHS:
        with servers.broadsheet(bench.java, bench.data, cache=cache) as on:
            with servers.second_node(bench.java, on.database, cache=cache, without=switches) as off:
                for read in of:
                    urls = reads(bench)[read][:1] if cache else reads(bench)[read]
                    yield name, read, load.paired(
                        lambda: load.wrk(on.base, urls=urls).rate, lambda: load.wrk(off.base, urls=urls).rate)


def compared(bench, before, cache):
    """This build against another one, each on an archive of its own: the read and both rates."""
    with servers.broadsheet(bench.java, bench.data, cache=cache) as now:
        with servers.broadsheet(bench.java, before.data, port=8485, cache=cache, jar=before.jar) as then:
            for read, urls in reads(bench).items():
                if not cache or read != "search":
                    urls = urls[:1] if cache else urls
                    yield read, load.paired(
                        lambda: load.wrk(now.base, urls=urls).rate, lambda: load.wrk(then.base, urls=urls).rate)
            if not cache:
                yield "post", load.paired(
                    lambda: load.wrk(now.base, connections=8, script=POST).rate,
                    lambda: load.wrk(then.base, connections=8, script=POST).rate, most_warming=4)


def growth(bench):
    """Latency of one client, nothing kept, for each read: a name, the median and the 99th of 100 in ms."""
    with servers.broadsheet(bench.java, bench.data, cache=False) as ours:
        paths = {**reads(bench), "deepest page": [deepest(ours)]}
        for name, urls in paths.items():
            load.wrk(ours.base, connections=2, urls=urls, seconds=8)
            yield name, load.wrk(ours.base, connections=1, urls=urls, seconds=8)


def memory(bench):
    """MB of the server process at rest, and while 32 clients read what is not kept."""
    with servers.broadsheet(bench.java, bench.data) as ours:
        for slug in bench.some(50):
            ours.get("/v1/articles/" + slug)
        ours.settle()
        time.sleep(40)
        rest = ours.pss()
        paths = [path for some in reads(bench).values() for path in some]
        peak = []
        reading = threading.Thread(target=lambda: load.wrk(ours.base, urls=paths, seconds=20))
        reading.start()
        while reading.is_alive():
            peak.append(ours.pss())
            time.sleep(1)
        return rest, max(peak)
