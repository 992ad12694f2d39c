/** A conversation without a browser: the same requests as the page sends, to see them on the wire. */
export class ChatOverHttp {
  readonly #url: string;
  #secret = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** The demo button, the token, the session. */
  async signInAsDemoUser(): Promise<void> {
    const json = { origin: this.#url, 'content-type': 'application/json' };
    const signedIn = await this.#send('/api/auth/sign-in/demo', {
      method: 'POST',
      headers: json,
      body: '{}',
    });
    const cookie = signedIn.headers.getSetCookie().map((set) => set.split(';')[0]);
    const answer = await this.#send('/api/auth/token', { headers: { cookie: cookie.join('; ') } });
    const { token }: { token: string } = await answer.json();
    const headers = { authorization: `Bearer ${token}` };
    const session = await this.#send('/api/chatkit/session', { method: 'POST', headers });
    const { client_secret: secret }: { client_secret: string } = await session.json();
    this.#secret = secret;
  }

  /** Sends a message in a new conversation. Resolves to its events, each with the milliseconds since it was sent. */
  async say(text: string): Promise<{ type: string; update: string; after: number }[]> {
    const content = [{ type: 'input_text', text }];
    const params = { input: { content, attachments: [], inference_options: {} } };
    const sent = performance.now();
    const response = await this.#send('/api/chatkit', {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'threads.create', params }),
    });
    const events = [];
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = (rest + chunk).split('\n\n');
      rest = frames.pop() ?? '';
      const after = performance.now() - sent;
      for (const frame of frames.filter((line) => line.startsWith('data: '))) {
        const { type, update }: { type: string; update?: { type: string } } = JSON.parse(frame.slice(6));
        events.push({ type, update: update?.type ?? '', after });
      }
    }
    return events;
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(this.#url + path, init);
    if (response.ok) return response;
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}
