import { once } from 'node:events';
import { chatdock } from '@chatdock/server';
import express, { type Request, type Response } from 'express';
import { isMoved } from './is-moved.ts';
import { page } from './page.ts';

const port = Number(process.env['PORT'] ?? 3000);
/** The setting: how many users in a hundred have moved from OpenAI's workflow to this server. */
const moved = Number(process.env['MOVED_PERCENT'] ?? 50);
const workflowId = process.env['CHATKIT_WORKFLOW_ID'];

// Stands in for your users: a name in a cookie.
const users = ['ann', 'ben', 'cat', 'dan'];
const userOf = ({ headers }: Request) =>
  users.find((name) => headers.cookie?.split('; ').includes(`user=${name}`)) ?? 'ann';

const app = express();

app.use(
  '/api/chatkit',
  chatdock({
    auth: { authenticate: (request: Request) => ({ subject: userOf(request) }) },
    // Sessions at OpenAI for those who have not moved. The key may be another than that of this server's own model.
    ...(workflowId && {
      hosted: {
        workflowId,
        apiKey: process.env['HOSTED_API_KEY'],
        baseURL: process.env['HOSTED_BASE_URL'],
        use: ({ owner }) => !isMoved(owner.subject, moved),
      },
    }),
  }),
);

app.get('/', (request, response) => {
  response.send(page({ users, user: userOf(request), isHosted: workflowId !== undefined, moved }));
});

app.post('/users/:name', ({ params }: Request<{ name: string }>, response: Response) => {
  if (users.includes(params.name)) response.cookie('user', params.name, { httpOnly: true, sameSite: 'lax' });
  response.redirect('/');
});

app.use(express.static('public'));

await once(app.listen(port), 'listening');
if (!workflowId) console.log('CHATKIT_WORKFLOW_ID is not set: everybody is on this server already.');
console.log(`Open http://localhost:${port}`);
