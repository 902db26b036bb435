"""Runs the load generators wrk and pgbench and reads their results."""

import re
import statistics
import subprocess
import tempfile

URLS = """
local urls = {}
for line in io.lines("%s") do urls[#urls + 1] = line end
local position = 0
function setup(thread) thread:set("start", math.random(#urls)) end
function init(args) position = start end
function request()
  position = position %% #urls + 1
  return wrk.format("GET", urls[position])
end
done = function(summary, latency, requests)
  io.write(string.format("result %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""

ONE_PATH = """
%s
done = function(summary, latency, requests)
  io.write(string.format("result %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""


class Measured:
    """Requests per second, the 50th and 99th percentile of latency in ms, and the number of failed requests."""

    def __init__(self, rate, p50, p99, errors):
        self.rate, self.p50, self.p99, self.errors = rate, p50, p99, errors


def wrk(base, connections=32, seconds=5, urls=None, path=None, headers=(), script=""):
    """Runs wrk over one path, or over many in turn."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua, tempfile.NamedTemporaryFile("w") as url_file:
        if urls:
            url_file.write("\n".join(urls))
            url_file.flush()
            lua.write(URLS % url_file.name)
        else:
            lua.write(ONE_PATH % script)
        lua.flush()
        command = ["wrk", f"-t{min(2, connections)}", f"-c{connections}", f"-d{seconds}s", "-s", lua.name]
        for header in headers:
            command += ["-H", header]
        out = subprocess.run(command + [base + (path or "")], capture_output=True, text=True, check=True).stdout
    result = re.search(r"^result (\d+) (\d+) (\d+) (\d+) (\d+)$", out, re.M)
    requests, micros, p50, p99, errors = map(int, result.groups())
    return Measured(requests / (micros / 1e6), p50 / 1000, p99 / 1000, errors)


def measure_pair(ours, limit, rounds=3, max_warmup=12):
    """Measures two rates in turn, so that other load on the machine affects both. Warms up until two
    rounds in a row bring neither more than 3 % above its best, and returns the medians of the rounds after that."""
    best, stable = (0, 0), 0
    for _ in range(max_warmup):
        rates = ours(), limit()
        stable = 0 if any(now > 1.03 * before for now, before in zip(rates, best)) else stable + 1
        best = tuple(map(max, rates, best))
        if stable == 2:
            break
    pairs = [(ours(), limit()) for _ in range(rounds)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def pgbench(database, script, clients=8, seconds=8):
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        out = subprocess.run(
            ["pgbench", "-n", "-c", str(clients), "-j", "2", "-T", str(seconds), "-M", "prepared", "-f", file.name]
            + database.arguments(), capture_output=True, text=True, check=True, env=database.environment(database.password)).stdout
    return float(re.search(r"tps = ([\d.]+)", out).group(1))
