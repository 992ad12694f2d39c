import { once } from 'node:events';
import express from 'express';
import { chatServer } from './chat-server.ts';

// Two servers, as in real life: a static site, which any host of files could serve, and elsewhere the chat.

const sitePort = Number(process.env['SITE_PORT'] ?? 5173);
const chatPort = Number(process.env['PORT'] ?? 3000);
const site = `http://localhost:${sitePort}`;

await once(express().use(express.static('site')).listen(sitePort), 'listening');
await once(chatServer(site).listen(chatPort), 'listening');
console.log(`The chat's server is http://localhost:${chatPort}\nOpen ${site}`);
