let secret: Promise<string> | undefined;

/** Requests of the chat go with the client secret of a session, and with that of a new one when it is over. */
export const chatFetch: typeof fetch = async (input, init) => {
  const response = await send(input, init);
  if (response.status !== 401) return response;
  secret = undefined;
  return send(input, init);
};

async function send(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const headers = new Headers(init?.headers);
  headers.set('authorization', `Bearer ${await (secret ??= openSession())}`);
  return fetch(input, { ...init, headers });
}

/** Who is asking is known to the server by the page's cookies. */
async function openSession(): Promise<string> {
  const response = await fetch('/api/chatkit/session', { method: 'POST' });
  if (!response.ok) throw new Error(`There is no session: ${response.status}`);
  const { client_secret }: { client_secret: string } = await response.json();
  return client_secret;
}
