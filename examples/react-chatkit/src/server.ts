import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chatdock } from '@chatdock/server';
import express, { type Request } from 'express';

const port = Number(process.env['PORT'] ?? 3000);
const userOf = ({ headers }: Request) => /(?:^|; )user=([\w-]{36})/u.exec(headers.cookie ?? '')?.[1];

const app = express();

// Stands in for your sign-in: whoever comes is a user of their own, by a cookie that nobody guesses.
app.use((request, response, next) => {
  if (!userOf(request)) response.cookie('user', randomUUID(), { httpOnly: true, sameSite: 'lax' });
  next();
});

app.use(
  '/api/chatkit',
  chatdock({
    auth: {
      authenticate: (request: Request) => {
        const subject = userOf(request);
        return subject ? { subject } : null;
      },
    },
  }),
);

app.use(express.static('dist')); // what `vite build` has made

await once(app.listen(port), 'listening');
console.log(`Open http://localhost:${port}`);
