#!/usr/bin/env bash
# Holds the kits for CI services against what reads them: action.yml against the
# schema of action-validator, the hook against pre-commit's own check; the GitLab
# job, for which there is no such reader, is read as YAML, and every input it uses
# must be declared. Each check is fed something broken first.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
modules=$root/build/third_party/conform/node_modules
work=$root/build/conform_kits

check_action() { "$modules/.bin/action-validator" "$1/action.yml"; }

check_hooks() { pre-commit validate-manifest "$1/.pre-commit-hooks.yaml"; }

check_gitlab() {
  NODE_PATH=$modules node - "$1/ci/gitlab.yml" <<'JS'
const text = require('fs').readFileSync(process.argv[2], 'utf8');
const documents = [];
require('js-yaml').loadAll(text, document => documents.push(document));
const declared = Object.keys(documents[0].spec.inputs);
const used = [...text.matchAll(/\$\[\[ inputs\.([a-z-]+) \]\]/g)].map(m => m[1]);
const job = documents[1]['campaign-audit'];
const faults = used.filter(name => !declared.includes(name))
  .concat(declared.filter(name => !used.includes(name)));
if (!job.script || !job.artifacts.reports.codequality) faults.push('the job');
if (faults.length) console.log(`ci/gitlab.yml: ${faults.join(', ')}`);
process.exit(faults.length ? 1 : 0);
JS
}

# must_fail CHECK FILE SED-EXPRESSION
must_fail() {
  rm -rf "$work" && mkdir -p "$work/ci"
  sed -e "$3" "$root/$2" >"$work/$2"
  if cmp -s "$root/$2" "$work/$2" || "check_$1" "$work" >/dev/null 2>&1; then
    echo "conform: a broken $2 passes; the gate is open"
    exit 1
  fi
}

"$root/tools/npm_fetch.sh" third_party/conform build/third_party/conform
must_fail action action.yml 's/using: composite/using: compost/'
must_fail hooks .pre-commit-hooks.yaml 's/language: system/language: none/'
must_fail gitlab ci/gitlab.yml 's/inputs.image/inputs.picture/'
for kit in action hooks gitlab; do
  "check_$kit" "$root" || { echo "conform: the $kit kit is not valid"; exit 1; }
done
echo 'conform: 3 kits for CI services are valid'
