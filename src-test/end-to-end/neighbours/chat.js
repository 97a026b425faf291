// A Socket.IO server with Redis between its instances: what one is told reaches the clients of all.
//   node chat.js PORT REDIS_URL
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import { Server } from 'socket.io';

const [port, redis] = process.argv.slice(2);
const publisher = createClient({ url: redis });
const subscriber = publisher.duplicate();
await Promise.all([publisher.connect(), subscriber.connect()]);

const http = createServer(async (request, response) => {
  io.emit('said', await text(request));
  response.end();
});
// No ping for two minutes: what holds a silent connection open is then the proxy's patience alone.
const io = new Server(http, { pingInterval: 120_000, adapter: createAdapter(publisher, subscriber) });
http.listen(Number(port), '127.0.0.1');
