import { readField } from '../../src/session/read-field.ts';
import type { Answer, SiteRequest } from './chat-site.ts';

const createdAt = '2026-11-01T12:00:00Z';

/** One thread of a stand-in ChatKit server, which answers “Hello” to everything. */
export class ScriptedThread {
  readonly id = 'thr_1';
  /** Whether it has been created and not deleted. */
  exists = false;
  readonly #texts: string[] = [];

  answer({ body }: SiteRequest): Answer {
    const request: unknown = JSON.parse(body);
    const type = readField(request, 'type');
    const params = readField(request, 'params');
    if (type === 'threads.create' || type === 'threads.add_user_message') return this.#turn(params, type);
    if (!this.exists) return { status: 404, body: { error: { code: 'not_found', message: 'Not found.' } } };
    if (type === 'items.list') return { status: 200, body: this.#page() };
    return { status: 200, body: { ...this.#thread(), items: this.#page() } };
  }

  #thread(): object {
    const items = { data: [], has_more: false };
    return { id: this.id, created_at: createdAt, status: { type: 'active' }, metadata: {}, items };
  }

  #page(): object {
    return { data: this.#texts.map((_text, index) => this.#item(index)).toReversed(), has_more: false };
  }

  #item(index: number): object {
    const text = this.#texts[index];
    const base = { id: `msg_${index}`, thread_id: this.id, created_at: createdAt };
    return index % 2 === 0
      ? {
          ...base,
          type: 'user_message',
          content: [{ type: 'input_text', text }],
          attachments: [],
          inference_options: {},
        }
      : { ...base, type: 'assistant_message', content: [{ type: 'output_text', text, annotations: [] }] };
  }

  #turn(params: unknown, type: string): Answer {
    const content = readField(readField(params, 'input'), 'content');
    this.#texts.push(String(readField(Array.isArray(content) ? content[0] : null, 'text')), 'Hello');
    this.exists = true;
    const last = this.#texts.length - 1;
    const events = [
      ...(type === 'threads.create' ? [{ type: 'thread.created', thread: this.#thread() }] : []),
      { type: 'thread.item.done', item: this.#item(last - 1) },
      { type: 'thread.item.done', item: this.#item(last) },
    ];
    const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
    return { status: 200, body, headers: { 'content-type': 'text/event-stream' } };
  }
}
