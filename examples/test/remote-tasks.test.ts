import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  Client,
  StreamableHTTPClientTransport,
  UnauthorizedError,
  type OAuthClientProvider,
} from '@modelcontextprotocol/client';
import { freePort, launchBrowser, type Browser } from '@chatdock/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedTasks } from './conversation.ts';
import { startExample, type RunningExample } from './running-example.ts';

// A client that is told one address, and finds the rest of its way by metadata. Its user is a person in a browser.

let example: RunningExample;
let browser: Browser;
/** The client's own address on this machine, where the browser comes back to with the code. */
let redirectUrl = '';
const atClient = createServer((_request, response) => void response.end('You can close this page.'));
beforeAll(async () => {
  const port = await freePort();
  redirectUrl = `http://127.0.0.1:${port}/back`;
  await once(atClient.listen(port, '127.0.0.1'), 'listening');
  [example, browser] = await Promise.all([
    startExample('remote-tasks', { ports: ['PORT', 'SIGN_IN_PORT'] }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  atClient.close();
  await browser?.close();
  await example?.stop();
});

/** What the SDK has a client keep, kept for one test. */
class Keeps implements OAuthClientProvider {
  readonly redirectUrl = redirectUrl;
  readonly clientMetadata = { client_name: 'A <client>', redirect_uris: [redirectUrl] };
  #client: Awaited<ReturnType<OAuthClientProvider['clientInformation']>>;
  #discovered: Awaited<ReturnType<NonNullable<OAuthClientProvider['discoveryState']>>>;
  #tokens: Awaited<ReturnType<OAuthClientProvider['tokens']>>;
  #verifier = '';
  /** Where the user has to go. */
  goTo: URL | undefined;

  state = () => 'of-this-test';
  redirectToAuthorization = (url: URL) => void (this.goTo = url);
  saveCodeVerifier = (verifier: string) => void (this.#verifier = verifier);
  codeVerifier = () => this.#verifier;
  saveClientInformation: NonNullable<OAuthClientProvider['saveClientInformation']> = (client) =>
    void (this.#client = client);
  clientInformation: OAuthClientProvider['clientInformation'] = () => this.#client;
  saveDiscoveryState: NonNullable<OAuthClientProvider['saveDiscoveryState']> = (discovered) =>
    void (this.#discovered = discovered);
  discoveryState: NonNullable<OAuthClientProvider['discoveryState']> = () => this.#discovered;
  saveTokens: OAuthClientProvider['saveTokens'] = (tokens) => void (this.#tokens = tokens);
  tokens: OAuthClientProvider['tokens'] = () => this.#tokens;
}

/** Signs a person in, and gives the client back what the browser would. */
async function signIn(authProvider: Keeps, person: string): Promise<StreamableHTTPClientTransport> {
  const first = new StreamableHTTPClientTransport(new URL(example.url), { authProvider });
  await expect(new Client({ name: 'me', version: '1.0.0' }).connect(first)).rejects.toThrow(
    UnauthorizedError,
  );
  const page = await browser.newPage();
  await page.goto(String(authProvider.goTo));
  await page.getByText('A <client> wants to read and change your tasks.').waitFor();
  await page.getByRole('button', { name: `I am ${person}` }).click();
  await page.getByText('You can close this page.').waitFor();
  const back = new URL(page.url()).searchParams;
  await page.close();
  expect(back.get('state')).toBe('of-this-test');
  await first.finishAuth(back);
  return new StreamableHTTPClientTransport(new URL(example.url), { authProvider });
}

test('remote-tasks: a client finds its way by metadata, and its user the tasks of nobody else', async () => {
  const ann = new Client({ name: 'me', version: '1.0.0' });
  await ann.connect(await signIn(new Keeps(), 'ann'));
  await ann.callTool({ name: 'add_task', arguments: { title: 'Buy milk' } });
  expect(await storedTasks(example.databaseUrl)).toEqual(['Buy milk']);

  const ben = new Client({ name: 'me', version: '1.0.0' });
  await ben.connect(await signIn(new Keeps(), 'ben'));
  const { structuredContent } = await ben.callTool({ name: 'list_tasks', arguments: {} });
  expect(structuredContent).toEqual({ tasks: [] });
  await Promise.all([ann.close(), ben.close()]);
});

test('remote-tasks: what a stranger is told, and what the sign-in service refuses', async () => {
  const stranger = await fetch(example.url, { method: 'POST' });
  const metadata =
    /resource_metadata="([^"]+)"/u.exec(stranger.headers.get('www-authenticate') ?? '')?.[1] ?? '';
  const issuer = `http://localhost:${example.ports['SIGN_IN_PORT']}`;
  expect(stranger.status).toBe(401);
  expect(await (await fetch(metadata)).json()).toMatchObject({
    resource: example.url,
    authorization_servers: [issuer],
  });

  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(issuer + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  };
  const refused = async (path: string, body: object) => (await post(path, body)).body.error;
  expect(await refused('/register', { redirect_uris: ['javascript:alert(1)'] })).toBe('invalid_redirect_uri');
  const registered = await post('/register', { redirect_uris: [redirectUrl] });
  const right = {
    client_id: registered.body.client_id,
    redirect_uri: redirectUrl,
    response_type: 'code',
    code_challenge: 'x',
    code_challenge_method: 'S256',
    resource: example.url,
    user: 'ann',
  };
  expect(await refused('/authorize', { ...right, redirect_uri: 'https://evil.example' })).toBe(
    'invalid_request',
  );
  expect(await refused('/authorize', { ...right, code_challenge_method: 'plain' })).toBe('invalid_request');
  expect(await refused('/authorize', { ...right, resource: 'https://other.example' })).toBe('invalid_target');
  expect(await refused('/authorize', { ...right, user: 'root' })).toBe('access_denied');
  expect(await refused('/token', { grant_type: 'authorization_code', code: 'none' })).toBe('invalid_grant');
});
