// An API that answers with what it sees of the request.
//   node api.js PORT
import { createServer } from 'node:http';

createServer((request, response) => {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ url: request.url, headers: request.headers }));
}).listen(Number(process.argv[2]), '127.0.0.1');
