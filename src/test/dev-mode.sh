#!/usr/bin/env bash
# Starts dev mode, edits a class and a SQL file, and asks over HTTP whether each edit has taken effect.
# It works on a copy of the tree. Needs JDK 17+, any Maven from 3.8.7 on and curl; PORT is the port to use.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

port=${PORT:-18090}
api=http://localhost:$port
maven=apache-maven-3.9.9 # Quarkus' dev mode takes no older one than 3.9
copy=$(mktemp -d)
log=$copy/dev-mode.log
key=an-admin-key-of-the-dev-mode-test

fail() {
    echo "FAILED: $1"
    tail -n 50 "$log"
    exit 1
}

# Waits up to two minutes for the answer of an address, with its headers, to contain a text.
expect() {
    for _ in {1..120}; do
        if curl --silent --include --max-time 60 "$api$1" | grep --quiet --fixed-strings -- "$2"; then
            echo "OK: $1 has: $2"
            return
        fi
        kill -0 "$dev" 2> /dev/null || fail "dev mode has ended"
        sleep 1
    done
    fail "$1 does not have: $2"
}

end() {
    if [[ -n ${dev:-} ]]; then
        kill "$dev" 2> /dev/null && wait "$dev" || true
    fi
    rm -rf "$copy"
}
trap end EXIT

if curl --silent --output /dev/null "$api"; then
    echo "Port $port is taken: set PORT to another."
    exit 1
fi
mvn --batch-mode --quiet dependency:unpack -Dartifact="org.apache.maven:apache-maven:${maven##*-}:zip:bin" \
    -DoutputDirectory="$PWD/target/maven"
maven=$PWD/target/maven/$maven/bin/mvn
chmod +x "$maven"
tar -cf - --exclude=./target --exclude=./data --exclude=./.git . | tar -xf - -C "$copy"
cd "$copy"

mkfifo console
exec 3<> console
BROADSHEET_ADMIN_KEY=$key "$maven" --batch-mode quarkus:dev -Ddebug=false -Dquarkus.http.port="$port" \
    -Dquarkus.analytics.disabled=true < console &> "$log" 3>&- &
dev=$!

expect /v1/articles '"items":[]'
curl --silent --fail --output /dev/null "$api/v1/categories" -H "Authorization: Bearer $key" \
    -H 'Content-Type: application/json' -d '{"name": "World"}' || fail "a category cannot be created"
expect /v1/categories '"name":"World"'
expect /docs 'Cache-Control: public, max-age=300'

echo "Edit a class"
grep --recursive --files-with-matches '"public, max-age=300"' src/main/java | xargs sed -i 's/max-age=300/max-age=301/'
expect /docs 'Cache-Control: public, max-age=301'
expect /v1/categories '"name":"World"'

echo "Edit a SQL file"
sql=src/main/resources/db/migration/R__Define_search.sql
echo "UPDATE category SET name = 'World, edited';" >> $sql
expect /v1/categories '"name":"World, edited"'

echo "Break the SQL file, and repair it"
cp $sql intact.sql
echo "SELECT 1 / 0;" >> $sql
expect /v1/categories 'division by zero'
cp intact.sql $sql
expect /v1/categories '"name":"World, edited"'

echo "Edit both again"
grep --recursive --files-with-matches '"public, max-age=301"' src/main/java | xargs sed -i 's/max-age=301/max-age=302/'
echo "UPDATE category SET name = 'World, edited twice';" >> $sql
expect /v1/categories '"name":"World, edited twice"'
expect /docs 'Cache-Control: public, max-age=302'

size=$(du -sm target | cut -f1)
echo "target has $size MB"
((size < 200)) || fail "target grows"

echo q >&3
for _ in {1..60}; do
    kill -0 "$dev" 2> /dev/null || break
    sleep 1
done
kill -0 "$dev" 2> /dev/null && fail "dev mode does not end"
wait "$dev" || fail "dev mode ends with exit code $?"
unset dev
[[ ! -e data/cluster/postmaster.pid ]] || fail "PostgreSQL still runs"
cp "$log" "${LOG:-/dev/null}"
echo "Dev mode works."
