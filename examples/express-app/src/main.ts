import { once } from 'node:events';
import { createApp } from './app.ts';

const port = Number(process.env['PORT'] ?? 3000);
const { app, chat } = createApp();

const listener = app.listen(port);
await once(listener, 'listening');
console.log(`Open http://localhost:${port}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  await chat.close(); // chat: answers finish, or are kept as far as they came
  listener.close();
  listener.closeAllConnections();
}
