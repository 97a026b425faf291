// Runs scripts, each in a context of its own, and tells what they read: a JSON array in, a JSON array out.
import { tokenizer, parse } from 'acorn';
import { readFileSync, writeFileSync } from 'node:fs';
import vm from 'node:vm';

const [input, output] = process.argv.slice(2);

/** The kinds of all tokens, which no value may change. */
function shape(text) {
  const kinds = [];
  try {
    parse(text, { ecmaVersion: 'latest', allowHashBang: true, onToken: token => kinds.push(token.type.label) });
  } catch (error) {
    return 'error';
  }
  return kinds.join(' ');
}

function read({ text, value }) {
  let canary = 0;
  const out = [];
  const sandbox = {
    out,
    canary: () => { canary++; return 'canary'; },
    // A regular expression matches the value and nothing longer.
    m: re => out.push([re.test(value), re.test(value + '\u0001')]),
    // Brackets match each character of the value.
    s: re => out.push([...value].every(c => re.test(c))),
  };
  try {
    vm.runInNewContext(text, sandbox, { timeout: 2000 });
  } catch (error) {
    return { ok: false, error: String(error), canary, shape: shape(text) };
  }
  return { ok: true, out: JSON.parse(JSON.stringify(out)), canary, shape: shape(text) };
}

writeFileSync(output, JSON.stringify(JSON.parse(readFileSync(input, 'utf8')).map(read)));
