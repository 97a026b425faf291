// Stands first in every page of the audit: what its scripts read, and whether one ran that should not.
window.out = [];
window.hits = 0;
window.canary = () => { window.hits++; return 'canary'; };
window.alert = window.canary;
window.css = text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); window.out.push(rules(sheet.cssRules)); };

/** The text of a style sheet with its strings and URLs as they are meant. */
window.meant = function (css) {
  let text = '', at = 0;
  const escape = () => {
    const hex = /^[0-9a-f]{1,6}/i.exec(css.slice(at + 1, at + 7));
    if (!hex) { text += css[at + 1] ?? ''; at += 2; return; }
    text += String.fromCodePoint(parseInt(hex[0], 16));
    at += 1 + hex[0].length;
    if (/\s/.test(css[at] ?? '')) at++;
  };
  while (at < css.length) {
    const quote = css[at];
    const url = /^url\((?!["'])/i.test(css.slice(at, at + 5));
    if (quote !== '"' && quote !== "'" && !url) { text += css[at++]; continue; }
    const end = url ? ')' : quote;
    text += url ? 'url(' : '"';
    at += url ? 4 : 1;
    while (at < css.length && css[at] !== end) css[at] === '\\' ? escape() : (text += css[at++]);
    text += url ? ')' : '"';
    at++;
  }
  return text;
};
window.declarations = style =>
  [...style].map(name => [name, meant(style.getPropertyValue(name)), style.getPropertyPriority(name)]);
window.rules = list => [...list].map(rule => [
  rule.constructor.name,
  meant(rule.selectorText ?? rule.conditionText ?? rule.name ?? ''),
  rule.style ? declarations(rule.style) : [],
  rule.cssRules ? rules(rule.cssRules) : [],
  rule.href ?? '',
]);
