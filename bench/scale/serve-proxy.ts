import { Agent, createServer, request } from 'node:http';
import { serve } from '../chat/serve.ts';

// A load balancer that does next to nothing: each request goes to the next of the servers whose addresses are in the second argument,
// as JSON, and what they answer goes back as it comes.

const [, , , servers = '[]'] = process.argv;
const addresses: string[] = JSON.parse(servers);
const places = addresses.map((address) => new URL(address));
const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 4_096 });
let turn = 0;

serve(
  createServer((asked, answer) => {
    const { hostname, port } = places[turn++ % places.length] ?? {};
    const { url: path, method, headers } = asked;
    const passed = request({ hostname, port, path, method, headers, agent }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  }),
);
