#!/usr/bin/env bash
# The audit of action.yml: annotations into the log, a comment into the run's
# summary, a SARIF log for code scanning. Ends as campaign-audit does.
#
# Reads AUDIT_PROGRAM, AUDIT_PATH and AUDIT_ARGUMENTS (one a line each),
# AUDIT_FAIL_ON, AUDIT_SARIF and what GitHub sets.
set -euo pipefail
arguments=$RUNNER_TEMP/campaign-audit.txt
comment=$RUNNER_TEMP/campaign-audit.md
rm -f "$comment"
printf '%s\n' "$AUDIT_PATH" "$AUDIT_ARGUMENTS" >"$arguments"
if [ -n "$AUDIT_FAIL_ON" ]; then echo "--fail-on=$AUDIT_FAIL_ON" >>"$arguments"; fi

status=0
"$AUDIT_PROGRAM" check "@$arguments" --format github --sarif-profile github \
  --output "sarif=$AUDIT_SARIF" --output "markdown=$comment" || status=$?

echo "exit-code=$status" >>"$GITHUB_OUTPUT"
# Both are written or neither is; a log of an earlier run is not this one's.
if [ -f "$comment" ]; then
  cat "$comment" >>"$GITHUB_STEP_SUMMARY"
  echo "sarif=$AUDIT_SARIF" >>"$GITHUB_OUTPUT"
fi
exit "$status"
