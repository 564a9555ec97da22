#!/usr/bin/env bash
# Runs a command beside a throwaway PostgreSQL on the loopback address: scripts/with-postgres.sh npm test
# The command finds it in TEST_DATABASE_URL; the cluster is removed afterwards, whatever happens.
set -euo pipefail

bin=${POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
if [[ -z $bin || ! -x $bin/initdb ]]; then
  echo "with-postgres: no PostgreSQL server programs found (set POSTGRES_BIN)" >&2
  exit 69
fi
if [[ $# -eq 0 ]]; then
  echo "usage: scripts/with-postgres.sh COMMAND [ARGUMENT...]" >&2
  exit 64
fi

home=$(mktemp -d "${TMPDIR:-/tmp}/mainstay-postgres.XXXXXX")
# PostgreSQL refuses to run as root, so root hands the cluster to the packaged user.
as_owner() { if [[ $(id -u) -eq 0 ]]; then su postgres -s /bin/bash -c "$(printf '%q ' "$@")"; else "$@"; fi; }
if [[ $(id -u) -eq 0 ]]; then chown postgres "$home"; fi

stop() {
  as_owner "$bin/pg_ctl" -D "$home/cluster" -m immediate -s stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap stop EXIT

cd "$home"
as_owner "$bin/initdb" -D "$home/cluster" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
started=
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 30000))
  settings="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"
  if as_owner "$bin/pg_ctl" -D "$home/cluster" -w -s -l "$home/log" -o "$settings" start; then started=1; break; fi
done
if [[ -z $started ]]; then cat "$home/log" >&2; exit 70; fi
cd - >/dev/null

export TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
"$@"
