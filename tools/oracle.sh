#!/bin/sh
# Compares our Campaign JavaScript grammar with Debian's rhino, an independent E4X engine.
#
#   tools/oracle.sh [FOLDER...]     FOLDERs hold more .js files, such as scripts taken from packages
#
# Read are the snippets in tests/oracle/snippets, the .js files in fixtures/ and those in the FOLDERs.
# Fails when a valid snippet is refused by us or an invalid one accepted, when rhino accepts a text
# that we refuse and exceptions.txt does not list it, when we accept a snippet that rhino refuses
# and extensions.txt does not list it, and when a line of the two lists has become untrue.
# Answer on stdout: what fails, then one line of figures. Needs cc, npm, rhino.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
oracle=$root/tests/oracle
work=$root/build/oracle
runtime=$root/build/third_party/runtime/node_modules/tree-sitter/vendor/tree-sitter/lib
grammar=$root/src/syntax/grammar

command -v rhino >/dev/null 2>&1 || { echo "oracle: rhino is not installed (Debian: apt-get install rhino)" >&2; exit 1; }
"$root/tools/fetch_runtime.sh"
mkdir -p "$work"

# Compiles $2 into $1 with the flags that follow, unless $1 is newer.
compile() {
  object=$work/$1 source=$2
  shift 2
  if [ "$object" -nt "$source" ]; then return; fi
  ${CC:-cc} -O2 -I"$runtime/include" -I"$runtime/src" -I"$grammar" "$@" -c "$source" -o "$object"
}
compile runtime.o "$runtime/src/lib.c" -w
compile parser.o "$grammar/parser.c" -w
compile scanner.o "$grammar/scanner.c" -Wall -Wextra -Werror
compile parse_check.o "$oracle/parse_check.c" -Wall -Wextra -Werror -DGRAMMAR=tree_sitter_campaign_javascript
${CC:-cc} "$work/parse_check.o" "$work/parser.o" "$work/scanner.o" "$work/runtime.o" -o "$work/parse_check"

# One file for each snippet: TOPIC/valid/NAME.js or TOPIC/invalid/NAME.js, without a line end at the end.
rm -rf "$work/snippets"
for file in "$oracle"/snippets/*.txt; do
  topic=$(basename "$file" .txt)
  mkdir -p "$work/snippets/$topic/valid" "$work/snippets/$topic/invalid"
  awk -v folder="$work/snippets/$topic" '
    /^=== / { close(out); name = substr($0, 5 + length($2) + 1); sub(/^ /, "", name)
              gsub(/[ \/]/, "_", name); out = folder "/" $2 "/" name ".js"; first = 1; next }
    { printf "%s%s", first ? "" : "\n", $0 > out; first = 0 }' "$file"
done

(
  cd "$work" && find snippets -name '*.js' | LC_ALL=C sort
  if [ -d "$root/fixtures" ]; then find "$root/fixtures" -name '*.js' | LC_ALL=C sort; fi
  for folder in "$@"; do find "$(cd "$folder" && pwd)" -name '*.js' | LC_ALL=C sort; done
) >"$work/list"
cd "$work"
./parse_check <list >ours
rhino -version 180 -opt -1 "$oracle/rhino_check.js" list >theirs

# The two answers are in the same order.
awk -v exceptions="$oracle/exceptions.txt" -v extensions="$oracle/extensions.txt" '
  function load(path, into, line) {
    while ((getline line < path) > 0)
      if (line !~ /^#/ && line != "") { sub(/:.*/, "", line); into[line] = 1 }
  }
  function say(text) { print text; ++faults }
  BEGIN { load(exceptions, exception); load(extensions, extension) }
  NR == FNR { theirs[FNR] = $0; next }
  {
    path = $0; sub(/^(ok|error [0-9:]+) /, "", path)
    key = path; snippet = sub(/^snippets\//, "", key); sub(/\.js$/, "", key)
    we = /^ok/; they = theirs[FNR] ~ /^ok/
    ++texts; agree += we == they
    if (snippet && key ~ /\/valid\// && !we) say("we refuse a valid snippet: " $0)
    if (snippet && key ~ /\/invalid\// && we) say("we accept an invalid snippet: " $0)
    if (they && !we) { ++refused; used[key] = 1
      if (!(key in exception)) say("rhino accepts, we refuse: " $0) }
    if (we && !they) { ++extended; used[key] = 1
      if (!snippet) print "we accept, rhino refuses: " theirs[FNR]
      else if (!(key in extension)) say("we accept, rhino refuses: " theirs[FNR]) }
  }
  END {
    for (key in exception) { ++listed; if (!(key in used)) say("exceptions.txt is wrong about " key) }
    for (key in extension) if (!(key in used)) say("extensions.txt is wrong about " key)
    if (listed > 15) say("exceptions.txt lists more than 15")
    printf "%d texts, %d agree; rhino alone accepts %d, we alone %d; %d faults\n", texts, agree, refused, extended, faults
    exit faults > 0
  }' theirs ours
