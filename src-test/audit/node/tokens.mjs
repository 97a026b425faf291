// Writes where acorn finds strings, templates, regular expressions and comments: a line a file, offsets in bytes.
import { parse } from 'acorn';
import { createWriteStream, readFileSync } from 'node:fs';

const [list, output] = process.argv.slice(2);
const out = createWriteStream(output);
const KINDS = { string: 's', template: 't', invalidTemplate: 't', regexp: 'r' };

function regions(text, sourceType) {
  const found = [];
  const seen = new Set();
  parse(text, {
    ecmaVersion: 'latest',
    sourceType,
    allowReturnOutsideFunction: true,
    allowHashBang: true,
    onToken(token) {
      const kind = KINDS[token.type.label];
      if (!kind || seen.has(kind + token.start)) return;
      seen.add(kind + token.start);
      if (kind === 's') found.push([kind, token.start + 1, token.end - 1]);
      else if (kind === 't') found.push([kind, token.start, token.end]);
      else found.push([kind, token.start + 1, token.start + 1 + token.value.pattern.length]);
    },
    onComment(block, value, start, end) {
      const html = !block && /^(<!--|-->)/.test(text.slice(start, start + 4));
      found.push([html ? 'h' : 'c', start + 2, block ? end - 2 : end]);
    },
  });
  return found.sort((a, b) => a[1] - b[1] || a[2] - b[2]);
}

/** Acorn counts characters, the lexer bytes. */
function inBytes(text, found) {
  const edges = [...new Set(found.flatMap(([, start, end]) => [start, end]))].sort((a, b) => a - b);
  const bytes = new Map();
  let from = 0, count = 0;
  for (const edge of edges) {
    count += Buffer.byteLength(text.slice(from, edge));
    from = edge;
    bytes.set(edge, count);
  }
  return found.map(([kind, start, end]) => `${kind}${bytes.get(start)}-${bytes.get(end)}`).join(' ');
}

for (const file of readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
  const text = readFileSync(file, 'utf8');
  let found = null;
  for (const type of ['module', 'script']) {
    try {
      found ??= regions(text, type);
    } catch { /* the other kind, or no JavaScript */ }
  }
  out.write(found ? `${file}\t${inBytes(text, found)}\n` : `${file}\n`);
}
out.end();
