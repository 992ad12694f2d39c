import express from 'express';
import { chatdock } from '../../../src/index.ts';
import { scriptedResponder } from '../../../src/conformance/index.ts';
import { userSecret } from '../../support/user-token.ts';

// A server to be killed: on PORT and DATABASE_URL, with the scripted responder. Says `ready` when it is.

const complain = (fields: object, message: string) =>
  void process.stderr.write(`${JSON.stringify({ message, ...fields })}\n`);
const nothing = () => {};
const chat = chatdock({
  auth: { secret: userSecret },
  limits: false, // hundreds of turns of one user are killed in a minute
  respond: scriptedResponder(),
  logger: { debug: nothing, info: nothing, warn: complain, error: complain },
});
const app = express();
app.use('/api/chatkit', chat);
await chat.ready;
app.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));
