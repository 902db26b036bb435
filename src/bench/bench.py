#!/usr/bin/env python3
"""
Measures Broadsheet and, in the same minute, what its parts can do alone, and prints the ratios.

Needs Linux, a JDK 17+, Maven, Python 3, and Debian's wrk, postgresql-client and postgresql-contrib (pgbench).

    src/bench/bench.py                                  the table at 10,000 articles
    src/bench/bench.py --only cached --java /path/to/bin/java
    src/bench/bench.py --growth 10000 100000 1000000    latency and memory as the archive grows
    src/bench/bench.py --plans 1000000                  PostgreSQL's plans for each read
    src/bench/bench.py --optimisations                  each optimisation, on and off
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
    ("import, against COPY of all its rows", rows.imported_by_all, 0.10, "≥"),
    ("articles posted by 8 writers", rows.created, 0.50, "≥"),
    ("start to first response", rows.started, 1.5, "≤"),
]

MAX_IMPORTED = 10_000


def build_corpus(java, data, size, jar=servers.JAR):
    """Imports up to MAX_IMPORTED articles and, for a larger corpus, copies them inside the database."""
    size_file = data.parent / "corpus.json"
    if size_file.exists() and json.loads(size_file.read_text()) == size:
        return
    shutil.rmtree(data.parent, ignore_errors=True)
    data.parent.mkdir(parents=True)
    imported = min(size, MAX_IMPORTED)
    with servers.broadsheet(java, data, jar=jar) as server:
        print(f"importing {imported} articles…", flush=True)
        status, _, response = server.write(
            "POST", "/v1/imports?createMissing=true", corpus.lines(imported), "application/x-ndjson")
        if status != 200:
            raise SystemExit(response.decode())
        server.wait_for_derived_data()
        if size > imported:
            print(f"copying them until there are {size}…", flush=True)
            script = (pathlib.Path(__file__).parent / "copy_articles.sql").read_text()
            server.database.psql(script, user="postgres", copies=size // imported - 1)
        server.database.psql("VACUUM (ANALYZE)", user="postgres")
    size_file.write_text(json.dumps(size))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", default="java", help="the java command")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--imported", type=int, default=100_000, help="the number of articles in the measured import")
    parser.add_argument("--only", default="", help="measure only the rows whose name begins with this")
    parser.add_argument("--growth", type=int, nargs="+", metavar="ARTICLES",
                        help="measure latency at these sizes instead")
    parser.add_argument("--plans", type=int, metavar="ARTICLES", help="print PostgreSQL's plans instead")
    parser.add_argument("--optimisations", action="store_true", help="measure each optimisation on and off instead")
    parser.add_argument("--before", type=pathlib.Path, metavar="JAR",
                        help="compare this build with another one instead")
    parser.add_argument("--work", type=pathlib.Path, default=servers.ROOT / "target" / "bench")
    arguments = parser.parse_args()
    servers.build()
    print("On", report.machine(arguments.java))
    if arguments.growth:
        grow(arguments)
    elif arguments.plans:
        print(plans.table(plans.measure(bench_of(arguments, arguments.plans))))
    elif arguments.optimisations:
        optimisations(arguments)
    elif arguments.before:
        compare(arguments)
    else:
        measure(arguments)


def bench_of(arguments, size, name="", jar=servers.JAR):
    data = arguments.work / (name + str(size)) / "data"
    build_corpus(arguments.java, data, size, jar)
    bench = rows.Bench(arguments.java, data, min(size, MAX_IMPORTED), arguments.imported)
    bench.jar = jar
    return bench


def optimisations(arguments):
    print("| optimisation | read | on | off | on / off |\n|---|---|---|---|---|")
    for name, read, (on, off) in rows.optimisations(bench_of(arguments, arguments.articles)):
        print(f"| {name} | {read} | {report.figure(on)} | {report.figure(off)} | **{on / off:.2f}** |", flush=True)


def compare(arguments):
    before = bench_of(arguments, arguments.articles, "before-", arguments.before)
    bench = bench_of(arguments, arguments.articles)
    print("| work | now | before | now / before |\n|---|---|---|---|")
    for cache in (True, False):
        for read, (now, earlier) in rows.compared(bench, before, cache):
            label = read + (", cached" if cache else ", not cached" if read != "post" else " by 8 writers")
            print(f"| {label} | {report.figure(now)}/s | {report.figure(earlier)}/s | **{now / earlier:.2f}** |", flush=True)


def measure(arguments):
    bench = bench_of(arguments, arguments.articles)
    measured = []
    for name, row, goal, better in TABLE:
        if name.startswith(arguments.only):
            measured.append((name, row(bench), goal, better))
            print(report.table(measured[-1:]).splitlines()[-1], flush=True)
    print("\n" + report.table(measured))
    picture = arguments.work / "speed.svg"
    picture.write_text(report.svg(measured, report.machine(arguments.java)))
    print(f"\nwrote {picture}")


def grow(arguments):
    print("| articles | read | p50 | p99 |\n|---|---|---|---|")
    for size in arguments.growth:
        bench = bench_of(arguments, size)
        for name, measured in rows.growth(bench):
            print(f"| {size:,} | {name} | {measured.p50:.1f} ms | {measured.p99:.1f} ms |", flush=True)
        idle, loaded = rows.memory(bench)
        print(f"| {size:,} | memory | {idle:.0f} MB idle | {loaded:.0f} MB under load |", flush=True)


if __name__ == "__main__":
    main()
