"""Load and how it is measured: wrk and pgbench, as Debian packages them."""

import re
import statistics
import subprocess
import tempfile

URLS = """
local urls = {}
for line in io.lines("%s") do urls[#urls + 1] = line end
local at = 0
function setup(thread) thread:set("start", math.random(#urls)) end
function init(args) at = start end
function request()
  at = at %% #urls + 1
  return wrk.format("GET", urls[at])
end
done = function(summary, latency, requests)
  io.write(string.format("result %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""

SAME = """
%s
done = function(summary, latency, requests)
  io.write(string.format("result %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""


class Measured:
    """Requests a second, and the latency in milliseconds that 50 and 99 of 100 keep to."""

    def __init__(self, rate, p50, p99, errors):
        self.rate, self.p50, self.p99, self.errors = rate, p50, p99, errors


def wrk(base, connections=32, seconds=5, urls=None, path=None, headers=(), script=""):
    """One run of wrk, over one path or, in turn, over many."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua, tempfile.NamedTemporaryFile("w") as listed:
        if urls:
            listed.write("\n".join(urls))
            listed.flush()
            lua.write(URLS % listed.name)
        else:
            lua.write(SAME % script)
        lua.flush()
        command = ["wrk", f"-t{min(2, connections)}", f"-c{connections}", f"-d{seconds}s", "-s", lua.name]
        for header in headers:
            command += ["-H", header]
        out = subprocess.run(command + [base + (path or "")], capture_output=True, text=True, check=True).stdout
    result = re.search(r"^result (\d+) (\d+) (\d+) (\d+) (\d+)$", out, re.M)
    requests, micros, p50, p99, errors = map(int, result.groups())
    return Measured(requests / (micros / 1e6), p50 / 1000, p99 / 1000, errors)


def paired(ours, limit, rounds=3, most_warming=12):
    """Both in turn, so that whatever the machine does meanwhile is done to both; the medians of their rates once warm."""
    best, calm = (0, 0), 0
    for _ in range(most_warming):
        rates = ours(), limit()
        calm = 0 if any(now > 1.03 * before for now, before in zip(rates, best)) else calm + 1
        best = tuple(map(max, rates, best))
        if calm == 2:
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
