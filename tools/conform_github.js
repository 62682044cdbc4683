// Reads workflow commands as GitHub's documentation says and writes each anew
// with GitHub's own library, which must give the same bytes:
//   node conform_github.js NODE_MODULES FILE...
// Prints what is wrong and exits 1 if anything is.
'use strict';
const fs = require('fs');
const path = require('path');
const [modules, ...files] = process.argv.slice(2);
const core = require(path.join(modules, '@actions/core'));
const LEVELS = {error: core.error, warning: core.warning, notice: core.notice};
const PER_LEVEL = 10; // annotations of a step

const unescapeData = text =>
  text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
const unescapeProperty = text =>
  unescapeData(text.replace(/%3A/g, ':').replace(/%2C/g, ','));

function written(level, message, properties) {
  const real = process.stdout.write;
  let text = '';
  process.stdout.write = piece => ((text += piece), true);
  try {
    LEVELS[level](message, properties);
  } finally {
    process.stdout.write = real;
  }
  return text;
}

function faultOf(line, counts) {
  const parts = /^::(error|warning|notice) (.+?)::(.*)$/s.exec(line);
  if (!parts) return 'is no annotation';
  const [, level, properties, data] = parts;
  counts[level] = (counts[level] || 0) + 1;
  const given = new Map(properties.split(',').map(pair => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), unescapeProperty(pair.slice(equals + 1))];
  }));
  for (const number of ['line', 'endLine', 'col', 'endColumn']) {
    if (given.has(number) && !/^[1-9][0-9]*$/.test(given.get(number))) {
      return `has no number as ${number}`;
    }
  }
  const again = written(level, unescapeData(data), {
    title: given.get('title'), file: given.get('file'),
    startLine: given.get('line'), endLine: given.get('endLine'),
    startColumn: given.get('col'), endColumn: given.get('endColumn'),
  });
  return again === line + '\n' ? '' : `would be ${JSON.stringify(again)}`;
}

let faults = 0;
const report = text => (console.log(text), ++faults);
for (const file of files) {
  const counts = {};
  const text = fs.readFileSync(file, 'utf8');
  if (!text.endsWith('\n')) report(`${file}: does not end with a line end`);
  text.slice(0, -1).split('\n').forEach((line, index) => {
    const fault = faultOf(line, counts);
    if (fault) report(`${file}:${index + 1}: ${fault}`);
  });
  for (const [level, count] of Object.entries(counts)) {
    if (count > PER_LEVEL) report(`${file}: ${count} annotations of ${level}`);
  }
}
process.exit(faults ? 1 : 0);
