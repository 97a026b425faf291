// Holds the rule by which strings are hoisted against a parser: reads lines of {"file", "allowed": [[start, end], …]}, and prints
// what is allowed and no expression.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';

const read = source => {
    const options = { ecmaVersion: 'latest', allowHashBang: true, allowReturnOutsideFunction: true };
    for (const sourceType of ['module', 'script']) {
        try {
            return parse(source, { ...options, sourceType });
        } catch {
            // The other kind, or no JavaScript that acorn knows.
        }
    }
    return null;
};

const isName = (node, parent, key) =>
    key === 'source' && parent.type !== 'ImportExpression' || key === 'imported' || key === 'exported' || key === 'local'
    || parent.type === 'ImportAttribute'
    || key === 'key' && !parent.computed
    || parent.type === 'ExpressionStatement' && parent.directive !== undefined;

const expressions = (node, parent, key, found, tagged) => {
    if (Array.isArray(node)) {
        node.forEach(child => expressions(child, parent, key, found, tagged));
    } else if (node && typeof node.type === 'string') {
        if (node.type === 'Literal' && typeof node.value === 'string' && !isName(node, parent, key)) {
            found.add(`${node.start + 1},${node.end - 1}`);
        }
        if (node.type === 'TemplateElement' && !tagged) found.add(`${node.start},${node.end}`);
        for (const [name, child] of Object.entries(node)) {
            if (child && typeof child === 'object' && !(child instanceof RegExp)) {
                expressions(child, node, name, found, node.type === 'TaggedTemplateExpression' && name === 'quasi'
                    || tagged && node.type === 'TemplateLiteral' && name === 'quasis');
            }
        }
    }
    return found;
};

const shape = tree => JSON.stringify(tree, (key, value) =>
    key === 'start' || key === 'end' ? undefined : typeof value === 'bigint' ? String(value) : value);

const result = { files: 0, literals: 0, allowed: 0, unsafe: [] };
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const { file, allowed } = JSON.parse(line);
    const source = readFileSync(file, 'latin1');
    const tree = read(source);
    if (tree === null) continue;
    const found = expressions(tree, null, '', new Set(), false);
    result.files++;
    result.literals += found.size;
    result.allowed += allowed.length;
    let wrapped = '';
    let from = 0;
    for (const [start, end] of allowed) {
        if (!found.has(`${start},${end}`)) {
            result.unsafe.push(`${file}: ${source.slice(Math.max(0, start - 30), Math.min(source.length, end + 10))}`);
        }
        const quote = source[start - 1];
        if ((quote === '"' || quote === "'") && source[end] === quote) {
            wrapped += source.slice(from, start - 1) + '(' + source.slice(start - 1, end + 1) + ')';
            from = end + 1;
        }
    }
    // Brackets around every one of them mean nothing: no line joins the one before, and no string becomes a directive.
    const again = read(wrapped + source.slice(from));
    if (again === null || shape(again) !== shape(tree)) result.unsafe.push(`${file}: other code with brackets`);
}
result.unsafe = result.unsafe.slice(0, 20);
console.log(JSON.stringify(result));
