import { chatdock, type Responder } from '@chatdock/server';
import express from 'express';

const app = express();
for (const name of (process.env['WORKFLOWS'] ?? '').split(',')) {
  const { respond }: { respond: Responder } = await import(`./${name}.ts`);
  const chat = chatdock({ auth: { secret: process.env['BETTER_AUTH_SECRET'] }, respond, limits: false });
  await chat.ready;
  app.use(`/${name}`, chat);
}
app.get('/up', (_request, response) => void response.send('yes'));
app.listen(Number(process.env['PORT']));
