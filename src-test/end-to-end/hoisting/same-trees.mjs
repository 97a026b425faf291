// Compares every script of two published sites, one with hoisted values and one without: their syntax trees have to be the
// same once the values of the page stand where scripts refer to them.
// usage: node same-trees.mjs HOISTED-BUNDLE HOISTED-SITE PLAIN-SITE
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import vm from 'node:vm';
import { parse } from 'acorn';

const [bundle, hoisted, plain] = process.argv.slice(2);

const list = (root, below = '') => readdirSync(join(root, below), { withFileTypes: true }).flatMap(entry =>
    entry.name === '.slipway' ? [] : entry.isDirectory() ? list(root, below + entry.name + '/') : [below + entry.name]);

const renamedFile = join(bundle, '.slipway/renamed');
const renamed = existsSync(renamedFile)
    ? readFileSync(renamedFile, 'utf8').split('\n').filter(Boolean).map(line => line.split('\t')) : [];
// What a script says of other files' bytes: integrity, and the revisions of a worker's list, which final files do without.
const hash = /sha(?:256|384|512)-[A-Za-z0-9+/=]{40,88}|revision:(?:null|"[0-9a-f]{32}")/g;
const newNames = new Map(renamed);
const hashes = new Map();
for (const [before, after] of renamed) {
    for (let start = 0; start < before.length; start++) {
        if (before[start] !== after[start]) {
            let from = start;
            while (/[A-Za-z0-9]/.test(after[from - 1] ?? '')) from--;
            let to = start;
            while (/[A-Za-z0-9]/.test(after[to] ?? '')) to++;
            hashes.set(after.slice(from, to), before.slice(from, to));
            start = to;
        }
    }
}
const oldNames = text => text
    .replace(/[A-Za-z0-9]{8,64}/g, word => hashes.get(word) ?? word)
    .replace(hash, found => found.startsWith('rev') ? 'revision:0' : 'sha-');

const values = {};
for (const page of list(hoisted).filter(path => path.endsWith('.html'))) {
    for (const [, code] of readFileSync(join(hoisted, page), 'utf8').matchAll(/<script>(globalThis\.__slipway_[^]*?)<\/script>/g)) {
        vm.runInNewContext(code, { globalThis: values });
    }
}
for (const file of list(hoisted).filter(path => path.endsWith('slipway-values.js'))) {
    vm.runInNewContext(readFileSync(join(hoisted, file), 'utf8'), { globalThis: values });
}

const read = source => {
    const options = { ecmaVersion: 'latest', allowHashBang: true, allowReturnOutsideFunction: true };
    try {
        return parse(source, { ...options, sourceType: 'module' });
    } catch {
        return parse(source, { ...options, sourceType: 'script' });
    }
};

let references = 0;
const global = node => node?.type === 'MemberExpression' && node.object?.type === 'MemberExpression'
    && node.object.object?.type === 'Identifier' && node.object.object.name.startsWith('__slipway_');

/** The value that a reference has in this page; undefined if the node is none. */
const value = node => {
    if (!global(node)) return undefined;
    references++;
    const member = node.property.type === 'Identifier' ? node.property.name : node.property.value;
    return { value: values[node.object.object.name][node.object.property.name][member] };
};

const text = string => ({ type: 'Literal', text: string });

/** A tree without places, values put in. */
const normal = (node, source) => {
    if (Array.isArray(node)) return node.map(child => normal(child, source));
    if (node === null || typeof node !== 'object' || node instanceof RegExp) return node;
    const put = value(node);
    if (put) return typeof put.value === 'string' ? { ...text(put.value), put: true } : { put: true, json: JSON.stringify(put.value) };
    if (node.type === 'TaggedTemplateExpression') {
        return { type: node.type, tag: normal(node.tag, source), quasis: node.quasi.quasis.map(quasi => quasi.value),
            expressions: normal(node.quasi.expressions, source) };
    }
    if (node.type === 'TemplateLiteral') return template(node, source);
    if (node.type === 'Literal' && typeof node.value === 'string') return text(node.value);
    if (node.type === 'BinaryExpression' && node.operator === '+') {
        const left = normal(node.left, source);
        const right = normal(node.right, source);
        const folds = left.type === 'Literal' && right.type === 'Literal' && (left.put || right.put)
            && typeof left.text === 'string' && typeof right.text === 'string';
        return folds ? { ...text(left.text + right.text), put: true } : { type: node.type, operator: '+', left, right };
    }
    const out = { source: source.slice(node.start, node.end) };
    for (const [key, child] of Object.entries(node)) {
        if (!['start', 'end', 'raw', 'loc'].includes(key)) out[key] = typeof child === 'bigint' ? String(child) : normal(child, source);
    }
    return out;
};

const template = (node, source) => {
    const strings = [node.quasis[0].value.cooked];
    const expressions = [];
    node.expressions.forEach((expression, i) => {
        const put = value(expression);
        if (put) {
            strings[strings.length - 1] += put.value + node.quasis[i + 1].value.cooked;
        } else {
            expressions.push(normal(expression, source));
            strings.push(node.quasis[i + 1].value.cooked);
        }
    });
    return expressions.length === 0 ? text(strings[0]) : { type: node.type, strings, expressions };
};

const differences = [];
const compare = (a, b, path, file) => {
    if (differences.length > 20) return;
    if (a?.put && a.json !== undefined) {
        let meant;
        try {
            meant = JSON.stringify(vm.runInNewContext(`(${b.source ?? JSON.stringify(b.text)})`));
        } catch (error) {
            meant = String(error);
        }
        if (meant !== a.json) differences.push(`${file}: ${path}: ${a.json} is ${meant}`);
        return;
    }
    if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
        if (!isDeepStrictEqual(a, b)) differences.push(`${file}: ${path}: ${JSON.stringify(a)?.slice(0, 200)} is ${JSON.stringify(b)?.slice(0, 200)}`);
        return;
    }
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        if (key !== 'put' && key !== 'source') compare(a[key], b[key], `${path}.${key}`, file);
    }
};

let files = 0;
for (const path of list(plain).filter(name => /\.m?js$/.test(name))) {
    const other = join(hoisted, newNames.get(path) ?? path);
    const source = oldNames(readFileSync(other, 'utf8'));
    const old = readFileSync(join(plain, path), 'utf8').replace(hash, found => found.startsWith('rev') ? 'revision:0' : 'sha-');
    compare(normal(read(source), source), normal(read(old), old), 'script', path);
    files++;
}
console.log(JSON.stringify({ files, references, differences }, null, 1));
process.exit(differences.length === 0 ? 0 : 1);
