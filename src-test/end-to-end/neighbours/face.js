// A service that takes large images, as vision services do, and tells what arrived.
//   node face.js PORT
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

createServer((request, response) => {
  const hash = createHash('sha256');
  let bytes = 0;
  request.on('data', (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  request.on('end', () => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ bytes, sha256: hash.digest('hex') }));
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
