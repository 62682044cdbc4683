// Reads the log of the SARIF multitool: node conform_log.js LOG ACCEPTED-IDS
// Errors, and warnings nobody has accepted, are printed and make it exit 1;
// accepted ones are counted on stderr.
'use strict';
const fs = require('fs');
const [log, acceptedIds] = process.argv.slice(2);
const accepted = new Set(acceptedIds.split(' '));
const run = JSON.parse(fs.readFileSync(log, 'utf8').replace(/^\uFEFF/, '')).runs[0];
const rules = new Map((run.tool.driver.rules || []).map(rule => [rule.id, rule]));

function textOf(result) {
  if (result.message.text) return result.message.text;
  const id = result.ruleId.split('/')[0];
  const format = rules.get(id).messageStrings[result.message.id].text;
  return format.replace(/\{(\d+)\}/g, (_, n) => result.message.arguments[n]);
}

const counts = new Map();
let refused = 0;
for (const result of run.results || []) {
  const level = result.level || 'warning';
  if (level !== 'error' && accepted.has(result.ruleId)) {
    counts.set(result.ruleId, (counts.get(result.ruleId) || 0) + 1);
    continue;
  }
  ++refused;
  const place = result.locations && result.locations[0].physicalLocation;
  const file = place ? place.artifactLocation.uri || '' : '';
  console.log(`${file}: ${level} ${result.ruleId}: ${textOf(result)}`);
}
for (const [id, count] of counts) {
  console.error(`conform: ${count} accepted warnings ${id}`);
}
const invocation = (run.invocations || [{}])[0];
if (invocation.executionSuccessful === false) {
  console.log('the multitool says that its own run failed');
  ++refused;
}
process.exit(refused ? 1 : 0);
