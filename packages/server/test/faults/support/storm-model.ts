import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { refuse, sendEvents, type ModelAnswer } from '../../agent/support/model-server.ts';
import { chatCompletions, type Said } from '../../agent/support/provider-wires.ts';

const { begin, beginCall, failure, say } = chatCompletions;

/** What a model does instead of answering. */
const failures: Readonly<Record<string, ModelAnswer>> = {
  '401': refuse(401, { error: { message: 'no' } }),
  '429': refuse(429, { error: { message: 'busy' } }, { 'retry-after': '0' }),
  '500': refuse(500, { error: { message: 'trouble' } }, { 'retry-after': '0' }),
  '503': refuse(503, { error: { message: 'trouble' } }, { 'retry-after': '0' }),
  'a web page': refuse(200, '<!doctype html><h1>Sign in</h1>', { 'content-type': 'text/html' }),
  garbage: refuse(200, 'data: {{{ what\n\n', { 'content-type': 'text/event-stream' }),
  'a cut stream': (response) => {
    begin(response, ['Half of ']);
    setTimeout(() => response.destroy(), 30);
  },
  'a cut call': (response) => {
    beginCall(response);
    setTimeout(() => response.destroy(), 30);
  },
  'an error in the stream': (response) => {
    begin(response, ['Half of ']);
    sendEvents(response, [failure]);
    response.end();
  },
  'no end': (response) => talk(response, 1_500),
  silence: async (response) => void (await once(response, 'close')),
};

/** Talks until it is stopped, or for so many pieces. */
async function talk(response: ServerResponse, pieces: number): Promise<void> {
  for (let count = 0; count < pieces && !response.destroyed; count += 1) {
    begin(response, [`and ${count} `]);
    if (count % 20 === 0) await sleep(5);
  }
  response.destroy();
}

/** How a storm treats the model. */
export interface ModelWeather {
  readonly seed: number;
  /** One answer in so many fails; 0: none. */
  failsOneIn: number;
  /** Whether a failing answer can be a silence, which takes the server 40 seconds to notice. */
  readonly withSilence: boolean;
}

/** A model over HTTP that does what it is told, in OpenAI's words: it echoes, and calls the tools that it is asked to call. */
export class StormModel {
  readonly port: number;
  readonly weather: ModelWeather;
  /** How often it did what. */
  readonly did: Record<string, number> = {};
  readonly #server: Server;
  readonly #times = new Map<string, number>();
  #open = 0;

  private constructor(server: Server, weather: ModelWeather) {
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.#server = server;
    this.weather = weather;
    server.on('request', (request, response) => {
      this.#open += 1;
      response.on('close', () => (this.#open -= 1));
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(weather: ModelWeather): Promise<StormModel> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new StormModel(server, weather);
  }

  /** Answers that are being given. */
  get open(): number {
    return this.#open;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: ModelRequest = JSON.parse(await text(request));
    if (body.stream !== true) return refuse(404, { error: { message: 'no names here' } })(response, nobody);
    const asked = readAsked(body);
    const kind = this.#draw(asked.text);
    this.#count(kind ?? 'answers');
    const answer = kind === undefined ? inPieces(whatIsSaid(asked)) : failures[kind];
    await answer?.(response, nobody);
  }

  /** The same for the same words, however often and by whom they are sent; else one storm would not be like another. */
  #draw(asked: string): string | undefined {
    const { seed, failsOneIn, withSilence } = this.weather;
    if (failsOneIn === 0) return undefined;
    const times = this.#times.get(asked) ?? 0;
    this.#times.set(asked, times + 1);
    const hash = createHash('sha256').update(`${seed} ${asked} ${times}`).digest();
    if (hash.readUInt32BE(0) % failsOneIn !== 0) return undefined;
    const kinds = Object.keys(failures).filter((kind) => withSilence || kind !== 'silence');
    return kinds[hash.readUInt32BE(4) % kinds.length];
  }

  #count(kind: string): void {
    this.did[kind] = (this.did[kind] ?? 0) + 1;
  }
}

interface ModelRequest {
  readonly stream?: boolean;
  readonly messages: readonly { readonly role: string; readonly content?: unknown }[];
}

/** What the user wrote last, and whether a tool has answered since. */
interface Asked {
  readonly text: string;
  /** What the tool has said, if it was called: the number of the task. */
  readonly done: string | null;
}

const nobody = { path: '', authorization: undefined, body: {}, hungUp: new Promise<void>(() => {}) };

function readAsked({ messages }: ModelRequest): Asked {
  const at = messages.findLastIndex(({ role, content }) => role === 'user' && !isFile(content));
  const said = JSON.stringify(messages[at]?.content ?? '');
  const order = /(?:Say|Add|Delete \d+|See) tok_\w+/u.exec(said)?.[0] ?? '';
  const tool = messages.slice(at + 1).findLast(({ role }) => role === 'tool');
  const number = /task_id\W+(\d+)/u.exec(JSON.stringify(tool?.content ?? ''))?.[1];
  return { text: order, done: tool ? (number ?? 'nothing') : null };
}

/** A file of the message before it, which comes in the user's role. */
function isFile(content: unknown): boolean {
  return JSON.stringify(content ?? '').includes('<Attachment>');
}

function whatIsSaid({ text: order, done }: Asked): Said {
  const [verb = '', ...rest] = order.split(' ');
  const token = rest.at(-1) ?? 'nothing';
  if (verb === 'Add' && done === null) return { calls: [{ name: 'add_task', args: { title: token } }] };
  if (verb === 'Delete' && done === null)
    return { calls: [{ name: 'delete_task', args: { task_id: Number(rest[0]) } }] };
  const pieces = token.match(/.{1,6}/gu) ?? [];
  return { text: done === null ? ['You said: ', ...pieces, '.'] : ['Done: ', ...pieces, ` as ${done}.`] };
}

/** As models speak: piece by piece. */
function inPieces(said: Said): ModelAnswer {
  return async (response, call) => {
    for (const piece of said.text ?? []) {
      begin(response, [piece]);
      await sleep(10);
    }
    await say({ ...said, text: [] })(response, call);
  };
}
