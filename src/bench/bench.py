#!/usr/bin/env python3
"""
Measures Broadsheet against what its parts could do alone, both in the same minute, and prints the ratios.

Needs Linux, a JDK 17+, Maven, Python 3, and Debian's wrk, postgresql-client and postgresql-contrib (pgbench).

    src/bench/bench.py                                  the table at ten thousand articles
    src/bench/bench.py --only cached --java /path/to/bin/java
    src/bench/bench.py --growth 10000 100000 1000000    latency and memory as the archive grows
    src/bench/bench.py --plans 1000000                  what PostgreSQL does for each read
    src/bench/bench.py --paths                          each path that exists for speed, on and off
    src/bench/bench.py --before other/quarkus-run.jar   this build against another one
"""

import argparse
import json
import pathlib
import shutil

import corpus
import plans
import report
import rows
import servers

TABLE = [
    ("article, cached", rows.article_cached, 0.85, "≥"),
    ("article, 304", rows.article_not_modified, 0.85, "≥"),
    ("list of 20, cached", rows.list_cached, 0.85, "≥"),
    ("article, not cached", rows.article_uncached, 0.80, "≥"),
    ("list of 20, not cached", rows.list_uncached, 0.70, "≥"),
    ("related, not cached", rows.related_uncached, 0.60, "≥"),
    ("mixed reads while an editor writes", rows.mixed_while_writing, 0.90, "≥"),
    ("import, against COPY of articles", rows.imported_by_articles, 0.10, "≥"),
    ("import, against COPY of all it makes", rows.imported_by_all, 0.10, "≥"),
    ("articles posted by 8 writers", rows.created, 0.50, "≥"),
    ("start to first answer", rows.started, 1.5, "≤"),
]

IMPORTED_AT_MOST = 10_000


def build_corpus(java, data, size, jar=servers.JAR):
    """Imports up to ten thousand articles, and multiplies them inside the database beyond that."""
    done = data.parent / "corpus.json"
    if done.exists() and json.loads(done.read_text()) == size:
        return
    shutil.rmtree(data.parent, ignore_errors=True)
    data.parent.mkdir(parents=True)
    base = min(size, IMPORTED_AT_MOST)
    with servers.broadsheet(java, data, jar=jar) as server:
        print(f"importing {base} articles…", flush=True)
        status, _, answer = server.write(
            "POST", "/v1/imports?createMissing=true", corpus.lines(base), "application/x-ndjson")
        if status != 200:
            raise SystemExit(answer.decode())
        server.settle()
        if size > base:
            print(f"multiplying them to {size}…", flush=True)
            grow = (pathlib.Path(__file__).parent / "grow.sql").read_text()
            server.database.psql(grow, user="postgres", copies=size // base - 1)
        server.database.psql("VACUUM (ANALYZE)", user="postgres")
    done.write_text(json.dumps(size))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", default="java", help="the java to run on")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--imported", type=int, default=100_000, help="articles of the import that is measured")
    parser.add_argument("--only", default="", help="rows whose name begins with this")
    parser.add_argument("--growth", type=int, nargs="+", metavar="ARTICLES", help="latency at these sizes instead")
    parser.add_argument("--plans", type=int, metavar="ARTICLES", help="what PostgreSQL does for each read instead")
    parser.add_argument("--paths", action="store_true", help="each path that exists for speed instead, on and off")
    parser.add_argument("--before", type=pathlib.Path, metavar="JAR", help="this build against another one instead")
    parser.add_argument("--work", type=pathlib.Path, default=servers.ROOT / "target" / "bench")
    arguments = parser.parse_args()
    servers.build()
    print("On", report.machine(arguments.java))
    if arguments.growth:
        grow(arguments)
    elif arguments.plans:
        print(plans.table(plans.measured(corpus_of(arguments, arguments.plans))))
    elif arguments.paths:
        paths(arguments)
    elif arguments.before:
        compare(arguments)
    else:
        measure(arguments)


def corpus_of(arguments, size, name="", jar=servers.JAR):
    data = arguments.work / (name + str(size)) / "data"
    build_corpus(arguments.java, data, size, jar)
    bench = rows.Bench(arguments.java, data, min(size, IMPORTED_AT_MOST), arguments.imported)
    bench.jar = jar
    return bench


def paths(arguments):
    print("| path | read | on | off | on / off |\n|---|---|---|---|---|")
    for name, read, (on, off) in rows.fast_paths(corpus_of(arguments, arguments.articles)):
        print(f"| {name} | {read} | {report.figure(on)} | {report.figure(off)} | **{on / off:.2f}** |", flush=True)


def compare(arguments):
    before = corpus_of(arguments, arguments.articles, "before-", arguments.before)
    bench = corpus_of(arguments, arguments.articles)
    print("| work | now | before | now / before |\n|---|---|---|---|")
    for cache in (True, False):
        for read, (now, then) in rows.compared(bench, before, cache):
            kind = read + (", cached" if cache else ", not cached" if read != "post" else " by 8 writers")
            print(f"| {kind} | {report.figure(now)}/s | {report.figure(then)}/s | **{now / then:.2f}** |", flush=True)


def measure(arguments):
    bench = corpus_of(arguments, arguments.articles)
    measured = []
    for name, row, goal, better in TABLE:
        if name.startswith(arguments.only):
            measured.append((name, row(bench), goal, better))
            print(report.table(measured[-1:]).splitlines()[-1], flush=True)
    print("\n" + report.table(measured))
    picture = arguments.work / "speed.svg"
    picture.write_text(report.svg(measured, report.machine(arguments.java)))
    print(f"\ndrawn to {picture}")


def grow(arguments):
    print("| articles | read | p50 | p99 |\n|---|---|---|---|")
    for size in arguments.growth:
        bench = corpus_of(arguments, size)
        for name, measured in rows.growth(bench):
            print(f"| {size:,} | {name} | {measured.p50:.1f} ms | {measured.p99:.1f} ms |", flush=True)
        rest, load = rows.memory(bench)
        print(f"| {size:,} | memory | {rest:.0f} MB at rest | {load:.0f} MB under load |", flush=True)


if __name__ == "__main__":
    main()
