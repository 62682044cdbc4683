// Reads what GitHub's own reader of Markdown (cmark-gfm -t xml) made of our
// comments: node conform_markdown.js FILE... Allowed is what we write: tables,
// headings, text and code, and four tags; a link, an image, any other markup
// has come from a package. Prints what is wrong and exits 1 if anything is.
'use strict';
const fs = require('fs');
const ALLOWED = new Set([
  'document', 'heading', 'paragraph', 'table', 'table_header', 'table_row',
  'table_cell', 'text', 'code', 'html_block',
]);
const TAGS = /^(<!-- campaign-audit -->|<details><summary>[0-9,]+ notes?<\/summary>|<\/details>)$/;

const unescape = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
  .replace(/&quot;/g, '"').replace(/&amp;/g, '&');

// The reader fills up a row that is too short and cuts one that is too long: by
// its last cell, a figure or a rule's id, a row shows that it is whole.
function isOurs(cells) {
  const last = (cells[cells.length - 1] || []).join('');
  return cells.length === 3 ? /^[0-9]+$/.test(last) : /^[a-z0-9-]+$/.test(last);
}

function faultsOf(xml) {
  const faults = [];
  let cells = [];
  for (const line of xml.split('\n')) {
    if (/^\s*<\/table_row>/.test(line) && !isOurs(cells)) {
      faults.push(`has the row ${JSON.stringify(cells)}`);
    }
    const node = /^\s*<([a-z_]+)[ >/]/.exec(line);
    if (!node) continue;
    if (!ALLOWED.has(node[1])) faults.push(`holds ${line.trim()}`);
    if (node[1] === 'table_row') cells = [];
    if (node[1] === 'table_cell') cells.push([]);
    if (node[1] === 'text' || node[1] === 'code') {
      const said = />([^]*)<\/(text|code)>/.exec(line);
      if (cells.length) cells[cells.length - 1].push(said ? said[1] : '');
    }
    if (node[1] !== 'html_block') continue;
    const html = unescape(/>([^]*)<\/html_block>/.exec(line + '</html_block>')[1]);
    if (!TAGS.test(html.trim())) faults.push(`holds the tag ${html.trim()}`);
  }
  if (!xml.includes('<heading')) faults.push('has no heading');
  return faults;
}

let wrong = 0;
for (const file of process.argv.slice(2)) {
  const xml = fs.readFileSync(file, 'utf8').split('\n').slice(2).join('\n');
  for (const fault of faultsOf(xml)) {
    console.log(`${file}: ${fault}`);
    ++wrong;
  }
}
process.exit(wrong ? 1 : 0);
