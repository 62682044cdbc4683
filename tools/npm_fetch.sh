#!/bin/sh
# Installs the npm packages that one folder's package-lock.json pins, without running
# any of their scripts, into a folder under build/. Does nothing when that folder
# already holds exactly this lock file's packages. Prints on stderr only.
#
#   tools/npm_fetch.sh FOLDER-WITH-LOCK TARGET-FOLDER      (both relative to the root)
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
lock_folder=$root/$1
target=$root/$2

say() { printf '%s\n' "npm_fetch: $*" >&2; }

command -v npm >/dev/null 2>&1 || { say "npm is not installed (Debian: apt-get install npm)"; exit 1; }
want=$(cat "$lock_folder/package.json" "$lock_folder/package-lock.json" | sha256sum | cut -d' ' -f1)

mkdir -p "$target"
exec 9>"$target.lock"
flock 9 # two builds may set up at the same time
if [ -d "$target/node_modules" ] && [ "$(cat "$target/.stamp" 2>/dev/null || true)" = "$want" ]; then exit 0; fi

say "fetching what $1 pins"
rm -f "$target/.stamp"
cp "$lock_folder/package.json" "$lock_folder/package-lock.json" "$target/"
# --legacy-peer-deps: the grammar's peer range names an older runtime than the one we link.
(cd "$target" && npm ci --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error >&2)
printf '%s\n' "$want" >"$target/.stamp"
