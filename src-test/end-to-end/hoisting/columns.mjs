// Compares source maps before and after hoisting: wherever the same source position stands, the same text has to stand there.
// usage: node columns.mjs BUNDLE HOISTED-BUNDLE; prints how many positions were compared and which differ
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TraceMap, eachMapping } from '@jridgewell/trace-mapping';

const [bundle, hoisted] = process.argv.slice(2);
const list = (root, below = '') => readdirSync(join(root, below), { withFileTypes: true }).flatMap(entry =>
    entry.name === '.slipway' ? [] : entry.isDirectory() ? list(root, below + entry.name + '/') : [below + entry.name]);
const renamed = new Map(readFileSync(join(hoisted, '.slipway/renamed'), 'utf8').split('\n').filter(Boolean).map(line => line.split('\t')));

const mapped = (root, script, map) => {
    const lines = readFileSync(join(root, script), 'utf8').split('\n');
    const found = new Map();
    eachMapping(new TraceMap(JSON.parse(readFileSync(join(root, map), 'utf8'))), m => {
        if (m.source !== null) {
            const key = `${m.source}:${m.originalLine}:${m.originalColumn}`;
            found.set(key, [...(found.get(key) ?? []), lines[m.generatedLine - 1]?.slice(m.generatedColumn, m.generatedColumn + 12)]);
        }
    });
    return found;
};

let compared = 0;
const differing = [];
for (const map of list(bundle).filter(path => path.endsWith('.js.map'))) {
    const script = map.slice(0, -'.map'.length);
    const before = mapped(bundle, script, map);
    const after = mapped(hoisted, renamed.get(script) ?? script, renamed.get(map) ?? map);
    for (const [position, texts] of before) {
        const now = after.get(position) ?? [];
        texts.forEach((text, i) => {
            // Near a token the text itself is another one.
            if (/#\{|^["'`]/.test(text ?? '') || /__slipway|^\(/.test(now[i] ?? '')) return;
            compared++;
            const length = Math.max(1, Math.min(12, ...['"', "'", '`', '#'].map(c => (text ?? '').indexOf(c)).filter(at => at > 0)));
            if ((text ?? '').slice(0, length) !== (now[i] ?? '').slice(0, length)) differing.push(`${script} ${position}: ${text} is ${now[i]}`);
        });
    }
}
console.log(JSON.stringify({ compared, differing: differing.slice(0, 10) }));
process.exit(differing.length === 0 ? 0 : 1);
