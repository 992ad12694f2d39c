import { describe, expect, test } from 'vitest';
import { streamText } from '../../../src/index.ts';
import { collect, fixedTurn, followed } from './fixed-turn.ts';

const base = { id: 'message_1', thread_id: 'thr_1', created_at: '2026-02-03T10:00:00.000Z' };
const content = (text: string) => ({ type: 'output_text', text, annotations: [] });
const updated = (kind: string, rest: object) => ({
  type: 'thread.item.updated',
  item_id: 'message_1',
  update: { type: `assistant_message.content_part.${kind}`, content_index: 0, ...rest },
});

async function* failing() {
  yield 'Hal';
  throw new Error('broken off');
}

describe('streamText', () => {
  test('the message, its part, each piece, the part, the message', async () => {
    const events = await collect(streamText(fixedTurn(), ['Hel', '', 'lo']));
    expect(events).toEqual([
      { type: 'thread.item.added', item: { type: 'assistant_message', ...base, content: [] } },
      updated('added', { content: content('') }),
      updated('text_delta', { delta: 'Hel' }),
      updated('text_delta', { delta: 'lo' }),
      updated('done', { content: content('Hello') }),
      { type: 'thread.item.done', item: { type: 'assistant_message', ...base, content: [content('Hello')] } },
    ]);
    expect(followed(events.slice(0, -1))).toEqual(followed(events));
  });

  test('a source that says nothing makes no message', async () => {
    expect(await collect(streamText(fixedTurn(), []))).toEqual([]);
    expect(await collect(streamText(fixedTurn(), ['', '']))).toEqual([]);
  });

  test('a character in two pieces comes whole, and what cannot be stored does not come', async () => {
    const events = await collect(streamText(fixedTurn(), ['a\0\uD83D', '\uDE00 \uDC00']));
    const deltas = events.flatMap((event) =>
      event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : [],
    );
    expect(deltas).toEqual(['a', '😀 \uFFFD']);
    expect(events.at(-1)).toMatchObject({ item: { content: [content('a😀 \uFFFD')] } });
  });

  test('a source that fails leaves what it said', async () => {
    const seen: unknown[] = [];
    const answer = async () => {
      for await (const event of streamText(fixedTurn(), failing())) seen.push(event);
    };
    await expect(answer()).rejects.toThrow('broken off');
    expect(seen).toHaveLength(3);
  });
});
