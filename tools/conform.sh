#!/usr/bin/env bash
# Holds our reports, and what a gate writes and reads, against their schemas and
# Microsoft's SARIF validator.
#
#   tools/conform.sh [REPORT...]    each a .json or .sarif file
#
# Without arguments: the reports of every story in fixtures/ by the release
# build, and the written ones of tests/report/golden. Before anything is
# judged, broken reports are fed in: a gate that lets those pass fails itself.
# Prints what is wrong, then one line of figures. Needs npm (with node).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
modules=$root/build/third_party/conform/node_modules
multitool=$modules/@microsoft/sarif-multitool-linux
work=$root/build/conform

say() { printf 'conform: %s\n' "$*" >&2; }

# What the multitool warns of and we mean to keep:
#   SARIF2005  no tool.driver.informationUri: the project has no address yet
accepted='SARIF2005'

# schema_check SCHEMA FOLDER: every .json file in the folder. The draft is
# named because ajv would read both schemas as draft 7.
schema_check() {
  "$modules/.bin/ajv" validate --spec=draft2020 --strict=false -c ajv-formats \
    --all-errors --errors=text -s "$1" -d "$2/*.json" >"$work/ajv.log" 2>&1 ||
    { grep -v ' valid$' "$work/ajv.log"; return 1; }
}

# sarif_check FOLDER: its exit code is 0 whatever it finds, so its log is read.
# Notes are not asked for: one of their rules fetches every address we name.
sarif_check() {
  rm -f "$work/multitool.sarif"
  "$multitool/Sarif.Multitool" validate "$1"/*.json --rule-kind 'Sarif;Ghas' \
    --level 'Error;Warning' --kind 'Fail' --log ForceOverwrite \
    -o "$work/multitool.sarif" >"$work/multitool.log" 2>&1 ||
    { cat "$work/multitool.log"; return 1; }
  node "$root/tools/conform_log.js" "$work/multitool.sarif" "$accepted"
}

# count FOLDER: how many reports are in it.
count() { find "$1" -name '*.json' | wc -l; }

check_reports() {
  [ "$(count "$1")" -eq 0 ] || schema_check "$root/schemas/report.schema.json" "$1"
}

check_sarif() {
  [ "$(count "$1")" -eq 0 ] && return
  schema_check "$multitool/sarif-2.1.0.json" "$1" && sarif_check "$1"
}

# must_fail NAME SED-EXPRESSION SOURCE CHECK [ARGUMENT...]: the check must fail
# on the source after the edit, and the edit must change something.
must_fail() {
  local name=$1 edit=$2 source=$3 broken=$work/broken
  shift 3
  rm -rf "$broken" && mkdir -p "$broken"
  sed -e "$edit" "$source" >"$broken/broken.json"
  if cmp -s "$source" "$broken/broken.json"; then
    echo "conform: the self-test '$name' breaks nothing"
    exit 1
  fi
  if "$@" "$broken" >/dev/null; then
    echo "conform: a report with $name passes; the gate is open"
    exit 1
  fi
}

# For faults the schema cannot see: whatever it refuses proves nothing here.
multitool_alone() {
  schema_check "$multitool/sarif-2.1.0.json" "$1" || return 0
  sarif_check "$1"
}

check_baselines() { schema_check "$root/schemas/baseline.schema.json" "$1"; }
check_compares() { schema_check "$root/schemas/compare.schema.json" "$1"; }
# ajv reads YAML by its name; the draft stands in the schema.
check_config() {
  "$modules/.bin/ajv" validate --spec=draft2020 --strict=false -c ajv-formats \
    --errors=text -s "$root/schemas/config.schema.json" -d "$1" \
    >"$work/ajv.log" 2>&1 || { cat "$work/ajv.log"; return 1; }
}

self_test() {
  local json=$root/tests/report/golden/sample.json
  local sarif=$root/tests/report/golden/sample.sarif
  must_fail 'an unknown severity' 's/"severity":"error"/"severity":"grave"/' \
    "$json" check_reports
  must_fail 'no fingerprint' 's/,"fingerprint":"[a-f0-9]*"//' \
    "$json" check_reports
  must_fail 'an unknown level' 's/"level":"error"/"level":"oops"/' \
    "$sarif" check_sarif
  must_fail 'a rule without help' 's/"help":{"text"/"properties":{"text"/' \
    "$sarif" multitool_alone
  must_fail 'an index that points nowhere' 's/"ruleIndex":1/"ruleIndex":99/' \
    "$sarif" multitool_alone
}

# take FILE NAME: into the folder of its kind; validators want .json names.
take() {
  case $1 in
    *.sarif) cp "$1" "$work/sarif/$2.json" ;;
    *) cp "$1" "$work/reports/$2.json" ;;
  esac
}

# Runs inside the story, as its committed reports were made.
take_stories() {
  local program=$root/build/release/campaign-audit story name format status
  for story in "$root"/fixtures/*/; do
    name=$(basename "$story")
    for format in json sarif; do
      status=0
      (cd "$story" && "$program" check export -f "$format") \
        >"$work/report.$format" || status=$?
      if [ "$status" -gt 1 ]; then
        echo "conform: check of $name as $format ends with $status"
        exit 1
      fi
      take "$work/report.$format" "$name"
    done
  done
}

# What a gate writes and reads: a baseline, a comparison and a config with all of
# its examples.
check_gate() {
  local program=$root/build/release/campaign-audit gate=$work/gate
  mkdir -p "$gate/baselines" "$gate/compares"
  cd "$root/fixtures/enterprise-602"
  "$program" baseline write export --baseline "$gate/baselines/baseline.json" >&2
  "$program" compare ../sample/export export -f json --fail-on never \
    >"$gate/compares/compare.json"
  (cd "$gate" && "$program" config init >&2)
  must_fail 'a finding without its rule' 's/"rule":"[^"]*",//' \
    "$gate/baselines/baseline.json" check_baselines
  must_fail 'an unknown severity' 's/"severity":"error"/"severity":"grave"/' \
    "$gate/compares/compare.json" check_compares
  check_baselines "$gate/baselines" && check_compares "$gate/compares" &&
    check_config "$gate/campaign-audit.yml" || return 1
  # Its YAML is 1.1, where a bare day is no text; ours and that of editors is 1.2.
  sed -i 's/^#: //; s/until: \(.*\)/until: "\1"/' "$gate/campaign-audit.yml"
  check_config "$gate/campaign-audit.yml"
}

"$root/tools/npm_fetch.sh" third_party/conform build/third_party/conform
# No script of a package runs here, not even the one that would do this.
chmod +x "$multitool/Sarif.Multitool"
rm -rf "$work" && mkdir -p "$work/reports" "$work/sarif"

say 'feeding broken reports'
self_test
if [ $# -eq 0 ]; then
  take_stories
  for file in "$root"/tests/report/golden/*.{json,sarif}; do
    name=$(basename "$file")
    take "$file" "golden-${name%.*}"
  done
  say "checking a gate's files"
  (check_gate) || { echo 'conform: failed'; exit 1; }
else
  for file in "$@"; do take "$file" "$(basename "$file")"; done
fi

failed=0
say 'checking ours'
check_reports "$work/reports" || failed=1
check_sarif "$work/sarif" || failed=1
[ "$failed" -eq 0 ] || { echo 'conform: failed'; exit 1; }
echo "conform: $(count "$work/reports") JSON and $(count "$work/sarif") SARIF reports are valid"
