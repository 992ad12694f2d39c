import express from 'express';
import { jwtVerify } from 'jose';
import { createServer } from 'node:http';
import { serve } from '../chat/serve.ts';

// The least that can be called a session route: Express, the user's token verified by jose with a key that is imported once, and
// a constant for an answer.

const secret = new TextEncoder().encode(process.env['CHATDOCK_BENCH_SECRET']);
const algorithm = { name: 'HMAC', hash: 'SHA-256' };
const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['verify']);
const options = { algorithms: ['HS256'], requiredClaims: ['exp', 'sub'] };
const constant = `cs_${'x'.repeat(250)}`;

const app = express().disable('x-powered-by');
app.post('/api/chatkit/session', (request, response, next) => {
  const [, token = ''] = request.headers.authorization?.split(' ') ?? [];
  jwtVerify(token, key, options).then(
    ({ payload }) => response.status(201).json({ client_secret: constant, expires_at: payload.exp }),
    next,
  );
});
serve(createServer(app));
