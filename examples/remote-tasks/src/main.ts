import { once } from 'node:events';
import { migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import { tasksRouter } from '@chatdock/mcp-tasks/http';
import express from 'express';
import { signInService } from './sign-in/service.ts';

// Two servers, as in real life: the tasks, and the sign-in service whose tokens they take. A client is told of the first only.

const tasksPort = Number(process.env['PORT'] ?? 3001);
const signInPort = Number(process.env['SIGN_IN_PORT'] ?? 3002);
const url = `http://localhost:${tasksPort}/mcp`;
const issuer = `http://localhost:${signInPort}`;

const database = await openDatabase({ url: process.env['DATABASE_URL'] }); // none: ./.chatdock/db
await migrateTasks(database);

// Who comes without a token gets 401, with the address of the metadata; and the metadata names the issuer.
const tasks = tasksRouter({
  tasks: postgresTasks(database),
  auth: { jwksUrl: `${issuer}/keys`, issuer, audience: url },
  url,
  onError: (error) => console.error(error instanceof Error ? error.name : error),
});

await once(express().use(tasks).listen(tasksPort), 'listening');
await once((await signInService({ issuer, resource: url })).listen(signInPort), 'listening');
console.log(`People sign in at ${issuer}\nGive your MCP client ${url}`);
