#!/bin/sh
# Fetches the well-known plain JavaScript (lodash, jquery, moment) that tests parse. Afterwards it
# lies in build/third_party/corpus/node_modules/. Idempotent; prints on stderr only.
set -eu
exec "$(dirname -- "$0")/npm_fetch.sh" third_party/corpus build/third_party/corpus
