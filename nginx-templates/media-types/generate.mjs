// Writes the table of media types from mime-db (https://github.com/jshttp/mime-db, MIT), which collects IANA's registry and
// the lists of Apache and nginx:
//
//   npm pack mime-db@1.54.0 && tar xzf mime-db-1.54.0.tgz
//   node generate.mjs package/db.json 1.54.0 > ../src/main/resources/io/slipway/nginx/media-types.tsv
//
// What nobody serves to browsers stays out: types of vendors and experiments that are not named here, as each line of the
// table is a line of every nginx.conf.
import { readFileSync } from 'node:fs';

const [file, version] = process.argv.slice(2);
const db = JSON.parse(readFileSync(file, 'utf8'));

const VENDORS = new RegExp('^(?:' + [
  'vnd\\.openxmlformats-.*\\.(?:document|sheet|presentation|slideshow|template)', 'vnd\\.oasis\\.opendocument\\.(?:text|spreadsheet|presentation|graphics)',
  'vnd\\.ms-(?:excel|powerpoint|fontobject|outlook)', 'vnd\\.ms-(?:excel|powerpoint|word)\\..*\\.macroenabled\\.12', 'vnd\\.visio',
  'vnd\\.apple\\.(?:mpegurl|pkpass|keynote|numbers|pages)', 'vnd\\.google-earth\\.km[lz].*', 'vnd\\.android\\.package-archive',
  'vnd\\.rar', 'vnd\\.usdz\\+zip', 'vnd\\.adobe\\.photoshop', 'vnd\\.djvu', 'vnd\\.dart', 'x-7z-compressed', 'x-tar', 'x-bzip2?', 'x-xpinstall', 'x-x509-ca-cert',
  'x-web-app-manifest\\+json', 'x-ipynb\\+json', 'x-sh', 'x-icon', 'x-matroska', 'x-msvideo', 'x-flv', 'x-m4v', 'x-ms-wmv', 'x-ms-asf', 'x-flac', 'x-mng',
  'x-shockwave-flash', 'x-java-archive.*', 'x-java-jnlp-file', 'x-redhat-package-manager', 'x-cocoa', 'x-makeself', 'x-pilot', 'x-perl',
  'x-component', 'x-tga', 'vnd\\.wap\\.wml.*', 'vnd\\.sun\\.j2me\\.app-descriptor',
].join('|') + ')$');
const PLAIN = ['atom+xml', 'rss+xml', 'dash+xml', 'ttml+xml', 'xhtml+xml', 'xml', 'xml-dtd', 'xslt+xml', 'gpx+xml', 'gml+xml', 'mathml+xml',
  'rdf+xml', 'xliff+xml', 'smil+xml', 'xspf+xml', 'calendar+xml', 'wsdl+xml', 'epub+zip', 'zip', 'gzip', 'pdf', 'rtf', 'msword', 'postscript',
  'octet-stream', 'java-archive', 'ogg', 'wasm', 'json', 'json5', 'ld+json', 'manifest+json', 'geo+json', 'jsonml+json', 'toml', 'n-triples',
  'n-quads', 'trig', 'sql', 'mp4', 'cbor', 'node', 'schema+json', 'zip+dotlottie', 'mac-binhex40', 'appx', 'msix', 'appinstaller'];
const USUAL = { ico: 'image/x-icon', xml: 'application/xml', zip: 'application/zip', wav: 'audio/wav', m4a: 'audio/mp4', map: 'application/json',
  mp3: 'audio/mpeg', rtf: 'application/rtf', mp4: 'video/mp4', ogg: 'audio/ogg', log: 'text/plain', cjs: 'text/javascript', vcf: 'text/vcard', cur: 'image/x-icon',
  topojson: 'application/json', har: 'application/json', yaml: 'text/yaml', yml: 'text/yaml' };
// mime-db does not say of these that they shrink.
const SHRINK = ['application/wasm', 'application/vnd.ms-fontobject', 'application/rtf', 'application/gml+xml', 'image/x-icon', 'image/bmp',
  'image/svg+xml', 'model/gltf+json', 'model/obj', 'model/mtl', 'model/stl', 'font/ttf', 'font/otf', 'font/collection', 'text/tab-separated-values',
  'application/sql', 'application/toml', 'application/n-triples', 'application/n-quads', 'application/trig', 'model/gltf-binary', 'application/vnd.apple.mpegurl'];
const RANK = { iana: 0, undefined: 1, apache: 2, nginx: 3 };

function wanted(type) {
  const [kind, name] = type.split('/');
  if (/^(?:vnd\.|prs\.|x-|x\.)/.test(name)) return VENDORS.test(name);
  return kind === 'application' ? PLAIN.includes(name) : ['audio', 'video', 'image', 'font', 'model', 'text'].includes(kind);
}

const chosen = new Map();
for (const [type, entry] of Object.entries(db)) {
  for (const extension of entry.extensions ?? []) {
    const better = !chosen.has(extension) || RANK[entry.source] < RANK[db[chosen.get(extension)].source];
    if (wanted(type) && better) chosen.set(extension, type);
  }
}
for (const [extension, type] of Object.entries(USUAL)) chosen.set(extension, type);
const types = new Map();
for (const [extension, type] of chosen) types.set(type, [...(types.get(type) ?? []), extension]);

console.log(`# Media types of mime-db ${version}, https://github.com/jshttp/mime-db (MIT), by media-types/generate.mjs.`);
console.log('# type, whether it is worth compressing, extensions');
for (const type of [...types.keys()].sort()) {
  const shrinks = type !== 'application/octet-stream' && (type.startsWith('text/') || SHRINK.includes(type) || db[type]?.compressible === true);
  console.log([type, shrinks ? 'yes' : 'no', types.get(type).sort().join(' ')].join('\t'));
}
