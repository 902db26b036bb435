"""Starts the servers: Broadsheet, and those whose rates are its limits."""

import glob
import http.client
import json
import os
import pathlib
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMITS = ROOT / "src" / "bench" / "limits"
KEY = "bench-admin-key-0123456789"


class Database:
    """The embedded PostgreSQL of a data folder whose server is running."""

    def __init__(self, data):
        self.port = (data / "cluster" / "postmaster.pid").read_text().splitlines()[3]
        self.password = (data / "broadsheet.password").read_text().strip()
        self.superuser = (data / "postgres.password").read_text().strip()

    def arguments(self, user="broadsheet"):
        return ["-h", "127.0.0.1", "-p", self.port, "-U", user, "broadsheet"]

    def environment(self, password):
        return {**os.environ, "PGPASSWORD": password}

    def psql(self, sql, user="broadsheet", **variables):
        password = self.password if user == "broadsheet" else self.superuser
        options = [part for name, value in variables.items() for part in ("-v", f"{name}={value}")]
        return subprocess.run(
            ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", *options, *self.arguments(user)],
            input="SET statement_timeout = 0;\n" + sql, capture_output=True, text=True, check=True,
            env=self.environment(password)).stdout.strip()


DERIVED_DATA_COMPLETE = """
SELECT NOT EXISTS (SELECT FROM deferred_update) AND NOT EXISTS (SELECT FROM related_list WHERE stale)
       AND (SELECT next_id IS NULL FROM related_reindex)
"""


class Server:
    """An HTTP server process, started by the constructor and stopped at the end of a `with` block."""

    def __init__(self, command, port, environment=(), ready="/q/health/ready", log=None):
        self.port, self.base = port, f"http://127.0.0.1:{port}"
        started = time.monotonic()
        self.process = subprocess.Popen(
            command, env={**os.environ, **dict(environment)}, stdout=open(log, "ab") if log else subprocess.DEVNULL,
            stderr=subprocess.STDOUT)
        while not self.answers(ready):
            if self.process.poll() is not None or time.monotonic() - started > 120:
                raise SystemExit(f"{command[0]} did not start; see {log}")
            time.sleep(0.005)
        self.started_in = time.monotonic() - started

    def answers(self, path):
        try:
            return self.get(path)[0] == 200
        except OSError:
            return False

    def call(self, method, path, body=None, headers=()):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=7200)
        connection.request(method, path, body, dict(headers))
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, dict(response.getheaders()), content

    def get(self, path):
        return self.call("GET", path)

    def json(self, path):
        return json.loads(self.get(path)[2])

    def write(self, method, path, body, content_type="application/json"):
        return self.call(method, path, body.encode(), {"Authorization": "Bearer " + KEY, "Content-Type": content_type})

    def wait_for_derived_data(self):
        """Waits until lists, search and related articles are up to date. Checks twice: one task may enqueue another."""
        complete = 0
        while complete < 2:
            time.sleep(3)
            complete = complete + 1 if self.database.psql(DERIVED_DATA_COMPLETE) == "t" else 0

    def pss(self):
        """Returns the proportional set size (PSS) of the process in MB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(120)


JAR = ROOT / "target/quarkus-app/quarkus-run.jar"


def broadsheet(java, data, port=8480, cache=True, jar=JAR):
    environment = {"BROADSHEET_ADMIN_KEY": KEY, "BROADSHEET_DATA_DIR": str(data), "QUARKUS_HTTP_PORT": str(port)}
    if not cache:
        environment["BROADSHEET_CACHE_SIZE"] = "0"
    server = Server([java, "-jar", str(jar)], port, environment, log=data.parent / "broadsheet.log")
    server.database = Database(data)
    return server


def second_node(java, database, cache=True, without=(), port=8484):
    """Starts Broadsheet on the database of a running one, without the named optimisations, such as `PRERENDERED`."""
    environment = {
        "BROADSHEET_ADMIN_KEY": KEY, "QUARKUS_HTTP_PORT": str(port), "QUARKUS_DATASOURCE_USERNAME": "broadsheet",
        "QUARKUS_DATASOURCE_PASSWORD": database.password,
        "QUARKUS_DATASOURCE_JDBC_URL": f"jdbc:postgresql://127.0.0.1:{database.port}/broadsheet",
        "BROADSHEET_DATA_DIR": tempfile.mkdtemp(),
        **{"BROADSHEET_FAST_PATHS_" + name: "false" for name in without}}
    if not cache:
        environment["BROADSHEET_CACHE_SIZE"] = "0"
    return Server([java, "-jar", str(JAR)], port, environment)


def bare_server(java, content, etag=None, port=8481):
    """Starts a bare Vert.x server that sends constant bytes, or an empty 304 if an entity tag is given."""
    jars = ":".join(glob.glob(str(ROOT / "target/quarkus-app/lib/main/*.jar")))
    path = ROOT / "target" / "bench-response"
    path.write_bytes(content)
    return Server([java, "-cp", jars, str(LIMITS / "BareServer.java"), str(port), str(path), etag or ""], port, ready="/")


def jdbc_server(java, database, port=8482):
    """Starts a Quarkus application with the same extensions, and one JDBC statement per request."""
    jar = LIMITS / "target/quarkus-app/quarkus-run.jar"
    return Server([java, "-jar", str(jar)], port, {
        "QUARKUS_HTTP_PORT": str(port), "QUARKUS_DATASOURCE_USERNAME": "broadsheet",
        "QUARKUS_DATASOURCE_PASSWORD": database.password,
        "QUARKUS_DATASOURCE_JDBC_URL": f"jdbc:postgresql://127.0.0.1:{database.port}/broadsheet"})


def build():
    """Builds Broadsheet and the limits' application, unless they are built."""
    for folder in (ROOT, LIMITS):
        if not (folder / "target/quarkus-app/quarkus-run.jar").exists():
            subprocess.run(["mvn", "-q", "-DskipTests", "-f", str(folder / "pom.xml"), "package"], check=True)
