#!/usr/bin/env bash
# The house rules of CONTRIBUTING.md that a text search can decide. Prints one
# line per breach; exits 1 if there is any.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

breaches=0
breach() {
  echo "$1"
  breaches=$((breaches + 1))
}

# Tracked files and new ones, without the generated parser's folder.
files() {
  git ls-files --cached --others --exclude-standard -- "$@" |
    grep -v '^src/syntax/grammar/' | while read -r file; do
    [ -f "$file" ] && echo "$file"
  done
}

# longer_than LIMIT PATTERN: files with more lines than the limit.
longer_than() {
  while read -r file; do
    local lines
    lines=$(wc -l <"$file")
    [ "$lines" -le "$1" ] || breach "$file: $lines lines; the limit is $1"
  done < <(files "$2")
}

# banned WHERE PATTERN REASON: an extended regular expression nobody may match.
banned() {
  local hit
  while read -r hit; do
    [ -n "$hit" ] && breach "$hit: $3"
  done < <(files $1 | xargs -r grep -nHE -e "$2" | cut -d: -f1,2)
}

# only_in FOLDER HEADER: who else includes it.
only_in() {
  local hit
  while read -r hit; do
    [ -n "$hit" ] && breach "$hit: $2 belongs to $1"
  done < <(files 'src/*.cc' 'src/*.h' | grep -vE "^($1)" |
    xargs -r grep -nHE "#include [<\"]$2" | cut -d: -f1,2)
}

longer_than 150 'src/*.h'
longer_than 400 'src/*.cc'
longer_than 400 'tests/*.cc'

while read -r name; do
  breach "$name: called util, helper, manager, base or common"
done < <(files | grep -E '(^|/)([a-z0-9_-]*[_-])?(util|utils|helper|helpers|manager|base|common)([_.-][a-z0-9_.-]*)?(/|$)' |
  # The catalogue's id of a rule is what the vendor's library is called.
  grep -vE '^fixtures/|/js-common-js[.](yaml|md)$')
while read -r name; do
  breach "$name: file names are snake_case"
done < <(files 'src/*' 'tests/*.cc' 'tests/*.h' | grep -E '[A-Z]|[^/]-[^/]*\.(cc|h)$' | grep -vE 'CMakeLists|README')

sources='src/*.cc src/*.h'
banned "$sources" '(^|[^A-Za-z_"])throw[ ;(]' 'no throw in src'
banned "$sources" 'std::regex|#include <regex>' 'text is matched with RE2'
banned "$sources" 'std::views|std::ranges::views' 'clang 14 cannot compile these'
banned "$sources" '#include <format>' 'GCC 12 has none; use fmt'
banned "$sources tests/*.cc tests/*.h" 'TODO|FIXME|XXX|HACK' 'finish it or file an issue'
banned 'src/*.h' '^#ifndef .*_H_?$' 'headers use #pragma once'

only_in 'src/xml/' 'pugixml'
only_in 'src/syntax/' 'tree_sitter/'
only_in 'src/(ruleset|engine)/' 'yaml-cpp/'
only_in 'src/cli/' 'CLI/'
only_in 'src/cli/' 'archive(_entry)?\.h'

[ "$breaches" -eq 0 ]
