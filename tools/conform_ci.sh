#!/usr/bin/env bash
# Holds our reports for CI services against readers that are not ours: JUnit
# against schemas/junit.xsd by xmllint, GitLab's by ajv, annotations by GitHub's
# own library, CSV by Python's reader, comments by GitHub's reader of Markdown.
#
#   tools/conform_ci.sh
#
# The reports are those of every story in fixtures/ by the release build, and
# the written ones of tests/report/golden, which hold what attackers write.
# Before any is judged, broken ones are fed in, as in tools/conform.sh.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
modules=$root/build/third_party/conform/node_modules
work=$root/build/conform_ci
golden=$root/tests/report/golden

say() { printf 'conform: %s\n' "$*" >&2; }

check_junit() {
  xmllint --noout --nonet --schema "$root/schemas/junit.xsd" "$1"/* \
    >"$work/log" 2>&1 || { grep -v ' validates$' "$work/log"; return 1; }
}

# ajv wants .json names; what GitLab does with two of one fingerprint the
# schema cannot say.
check_gitlab() {
  local file
  for file in "$1"/*; do cp "$file" "$work/gitlab.json"
    "$modules/.bin/ajv" validate --spec=draft2020 --strict=false --all-errors \
      --errors=text -s "$root/schemas/gitlab.schema.json" \
      -d "$work/gitlab.json" >"$work/log" 2>&1 ||
      { echo "$file:"; cat "$work/log"; return 1; }
    local twice
    twice=$(grep -o '"fingerprint":"[0-9a-f]*"' "$file" | sort | uniq -d)
    [ -z "$twice" ] || { echo "$file: twice: $twice"; return 1; }
  done
}

check_github() { node "$root/tools/conform_github.js" "$modules" "$1"/*; }

check_csv() { python3 "$root/tools/conform_csv.py" "$1"/*; }

# The extensions are those GitHub renders comments with.
check_markdown() {
  local file
  rm -rf "$work/rendered" && mkdir "$work/rendered"
  for file in "$1"/*; do
    cmark-gfm --unsafe -t xml -e table -e autolink -e strikethrough \
      -e tasklist -e tagfilter "$file" >"$work/rendered/$(basename "$file")"
  done
  node "$root/tools/conform_markdown.js" "$work"/rendered/*
}

# must_fail FORMAT SUFFIX NAME SED-EXPRESSION: the check must fail on the
# sample's report after the edit, and the edit must change something.
must_fail() {
  local format=$1 source=$golden/sample.$2 name=$3 broken=$work/broken
  rm -rf "$broken" && mkdir "$broken"
  sed -e "$4" "$source" >"$broken/report"
  if cmp -s "$source" "$broken/report"; then
    echo "conform: the self-test '$name' breaks nothing"
    exit 1
  fi
  if "check_$format" "$broken" >/dev/null; then
    echo "conform: $format with $name passes; the gate is open"
    exit 1
  fi
}

self_test() {
  must_fail junit junit.xml 'no host name' 's/ hostname="localhost"//'
  must_fail junit junit.xml 'two outcomes of a test' \
    's|<failure |<skipped/><failure |'
  must_fail junit junit.xml 'a control character' 's/export/\x01/'
  must_fail gitlab gitlab 'an unknown severity' 's/"blocker"/"grave"/'
  must_fail gitlab gitlab 'a fingerprint twice' \
    's/"fingerprint":"[a-f]*"/"fingerprint":"'"$(printf 'a%.0s' {1..64})"'"/'
  must_fail github github 'an open separator' 's/%2C\|title=/title=a,b=/'
  must_fail github github 'a line of its own' 's/endLine/\n/'
  must_fail github github 'eleven of a level' 's/^\(::error.*\)$/\1\n\1\n\1\n\1\n\1\n\1\n\1\n\1\n\1\n\1\n\1/'
  must_fail csv csv 'a formula' 's/"The/"=The/'
  must_fail csv csv 'a formula elsewhere' 's/"The/"a;=The/'
  must_fail csv csv 'a cell too many' 's/,"The/,,"The/'
  must_fail markdown comment.md 'a link' 's/SQL/[SQL](x)/'
  must_fail markdown comment.md 'an address' 's/SQL/www.evil.example/'
  must_fail markdown comment.md 'a tag' 's/SQL/<img>/'
  must_fail markdown comment.md 'a cell too few' 's/^| error | /| error /'
  must_fail markdown comment.md 'a cell too many' 's/^| error | /&x | /'
}

# take FORMAT SUFFIX: the written reports and those of the stories.
take() {
  local format=$1 suffix=$2 file story status
  mkdir -p "$work/$format"
  for file in "$golden"/*."$suffix"; do
    cp "$file" "$work/$format/golden-$(basename "$file" ".$suffix")"
  done
  for story in "$root"/fixtures/*/; do
    status=0
    (cd "$story" && "$root/build/release/campaign-audit" check export \
      -f "$format") >"$work/$format/$(basename "$story")" 2>"$work/log" ||
      status=$?
    if [ "$status" -gt 1 ]; then
      echo "conform: check of $story as $format ends with $status"
      exit 1
    fi
  done
}

"$root/tools/npm_fetch.sh" third_party/conform build/third_party/conform
rm -rf "$work" && mkdir -p "$work"
say 'feeding broken reports for CI services'
self_test
say 'checking ours'
failed=0
total=0
for format in junit:junit.xml gitlab:gitlab github:github csv:csv \
  markdown:comment.md; do
  take "${format%%:*}" "${format#*:}"
  "check_${format%%:*}" "$work/${format%%:*}" || failed=1
  total=$((total + $(find "$work/${format%%:*}" -type f | wc -l)))
done
[ "$failed" -eq 0 ] || { echo 'conform: failed'; exit 1; }
echo "conform: $total reports for CI services in 5 formats are valid"
