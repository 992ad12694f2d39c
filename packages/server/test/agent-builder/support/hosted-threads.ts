import { listen } from '@chatdock/testing';
import { createServer, type ServerResponse } from 'node:http';

/** A thread of OpenAI's, with its items, oldest first. */
export interface HostedThread {
  readonly id: string;
  readonly user: string;
  readonly title: string | null;
  readonly status: object;
  readonly items: readonly ({ id: string } & Record<string, unknown>)[];
}

/** A stand-in for OpenAI's API of ChatKit threads, two to a page. */
export interface HostedThreads {
  readonly baseUrl: string;
  /** What was asked, as `path?query`. */
  readonly asked: string[];
  /** Answers a request in its own way, before the stand-in does; `true`: it has. */
  before: (path: string, response: ServerResponse) => boolean;
  close(): void;
}

const pageSize = 2;

export async function startHostedThreads(threads: readonly HostedThread[]): Promise<HostedThreads> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(`${pathname}?${searchParams}`);
    if (hosted.before(pathname, response)) return;
    response.setHeader('content-type', 'application/json');
    const id = /\/chatkit\/threads\/(\w+)\/items$/u.exec(pathname)?.[1];
    const user = searchParams.get('user');
    const rows: { id: string }[] =
      id === undefined
        ? threads.filter((thread) => thread.user === user).map(toThread)
        : (threads.find((thread) => thread.id === id)?.items ?? []).map((item, at) => toItem(id, item, at));
    response.end(JSON.stringify(pageOf(rows, searchParams.get('after'))));
  });
  const origin = await listen(server);
  const hosted: HostedThreads = {
    baseUrl: `${origin}/v1`,
    asked,
    before: () => false,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return hosted;
}

function toThread({ items: _items, ...thread }: HostedThread, at: number) {
  return { object: 'chatkit.thread', created_at: 1_760_000_000 + at, ...thread };
}

function toItem(thread_id: string, item: HostedThread['items'][number], at: number) {
  return { object: 'chatkit.thread_item', thread_id, created_at: 1_760_000_100 + at, ...item };
}

function pageOf<Row extends { readonly id: string }>(rows: readonly Row[], after: string | null) {
  const start = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const data = rows.slice(start, start + pageSize);
  const has_more = start + pageSize < rows.length;
  return { object: 'list', data, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null, has_more };
}

/** Every kind of item that there is, and one that there is not yet. */
export const everyKind: HostedThread['items'] = [
  {
    id: 'cti_user',
    type: 'chatkit.user_message',
    content: [
      { type: 'quoted_text', text: 'as you said' },
      { type: 'input_text', text: 'How much is it?' },
    ],
    attachments: [
      { id: 'att_1', type: 'image', name: 'bill.png', mime_type: 'image/png', preview_url: null },
    ],
    inference_options: { model: 'quick', tool_choice: { id: 'prices' } },
  },
  {
    id: 'cti_group',
    type: 'chatkit.task_group',
    tasks: [
      { type: 'thought', heading: 'Thinking', summary: 'It is on the bill.' },
      { type: 'thought', heading: null, summary: null },
    ],
  },
  {
    id: 'cti_task',
    type: 'chatkit.task',
    task_type: 'custom',
    heading: 'Looked it up',
    summary: 'On page 2',
  },
  {
    id: 'cti_call',
    type: 'chatkit.client_tool_call',
    status: 'in_progress',
    call_id: 'call_1',
    name: 'where_am_i',
    arguments: '{"exact":true}',
    output: null,
  },
  {
    id: 'cti_widget',
    type: 'chatkit.widget',
    widget: JSON.stringify({ type: 'Card', children: [{ type: 'Text', value: '12 €' }] }),
  },
  {
    id: 'cti_said',
    type: 'chatkit.assistant_message',
    content: [
      {
        type: 'output_text',
        text: 'It is 12 €.',
        annotations: [
          { type: 'url', source: { type: 'url', url: 'https://example.com/prices' } },
          { type: 'file', source: { type: 'file', filename: 'prices.pdf' } },
        ],
      },
    ],
  },
  { id: 'cti_new', type: 'chatkit.hologram', shape: 'cube' },
];
