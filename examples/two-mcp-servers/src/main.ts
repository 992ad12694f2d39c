import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import { chatdock } from '@chatdock/server';
import express from 'express';
import { outdoorAgent } from './agent.ts';
import { chooseModel } from './model.ts';
import { tasksServer } from './tasks-server.ts';
import { weatherServer } from './weather-server.ts';

const port = Number(process.env['PORT'] ?? 3000);
const origin = `http://localhost:${port}`;
const database = await openDatabase({ url: process.env['DATABASE_URL'] }); // none: ./.chatdock/db
const { model, name } = await chooseModel();

// The two MCP servers live in this app, so that one command starts all; each could as well be elsewhere, behind the same `url`.
const tasks = {
  url: `${origin}/mcp/tasks`,
  secret: randomBytes(32).toString('base64url'),
  issuer: 'chatdock:visitor', // who vouches for visitors: the chat; with users of your own, their issuer, or none
};
const weather = { url: `${origin}/mcp/weather`, key: randomBytes(32).toString('base64url') };

const app = express();
app.use(await tasksServer(database, tasks));
app.use('/mcp/weather', weatherServer(weather.key));
app.use(
  '/api/chatkit',
  chatdock({
    auth: { anonymous: true },
    database,
    agent: outdoorAgent(model),
    mcpServers: [
      // Whose tasks: each request carries a token that is made for this server and for the user of the turn.
      { name: 'tasks', url: tasks.url, signing: { secret: tasks.secret, issuer: tasks.issuer } },
      // The same for everyone: a key of yours is enough.
      { name: 'weather', url: weather.url, headers: { 'x-api-key': weather.key } },
    ],
  }),
);
app.use(express.static('public'));

await once(app.listen(port), 'listening');
console.log(`The model is ${name}.\nOpen ${origin}`);
