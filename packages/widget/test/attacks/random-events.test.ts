import { anyJson, holds, spoiled } from '@chatdock/testing/attacks';
import { array, constantFrom, integer, oneof, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadKinds } from '../../src/renderers/open/load-kinds.ts';
import { safeLink, safePicture } from '../../src/renderers/open/markdown/safe-address.ts';
import { readEvent, readThread } from '../../src/renderers/open/read-event.ts';
import { decodeSse } from '../../src/renderers/open/sse-decoder.ts';
import { applyEvent, beginTurn, endTurn, noThread } from '../../src/renderers/open/thread-state.ts';
import { readThreadWord } from '../../src/tabs/thread-word.ts';
import * as wire from '../open/transcripts.ts';

await loadKinds(['workflow', 'widget', 'client_tool_call'].map((type) => ({ type })));

const examples = [
  ...wire.prologue('Hi'),
  ...wire.wholeAnswer('Hello'),
  wire.added(wire.workflowItem({ tasks: [wire.step('Look')] })),
  wire.stepUpdated(0, wire.step('Look', 'loading')),
  wire.replaced(wire.answerItem('Again')),
  { type: 'thread.item.removed', item_id: 'msg_answer' },
  { type: 'error', code: 'stream.error', allow_retry: true },
  { type: 'notice', level: 'warning', message: 'Slow' },
  { type: 'client_effect', name: 'tasks.changed', data: { a: null } },
];

async function decoded(chunks: readonly Uint8Array[]): Promise<string[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const data: string[] = [];
  for await (const frame of decodeSse(stream)) data.push(frame.data);
  return data;
}

describe('W1: what a hostile server streams', () => {
  test('bytes of any kind, however they are cut', async () => {
    const line = oneof(
      string({ unit: 'binary', maxLength: 12 }),
      constantFrom('data: a', 'data:b', 'data', 'id: 1', ': c', '\r', '\ufeff', 'data: \u2028'),
    );
    const cuts = array(integer({ min: 0, max: 200 }), { maxLength: 6 });
    const stream = tuple(
      array(tuple(line, constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n')), { maxLength: 10 }),
      cuts,
    );
    await holds(stream, { cases: 1_000 }, async ([lines, places]) => {
      const bytes = new TextEncoder().encode(lines.flat().join(''));
      const ends = [...new Set(places.filter((place) => place < bytes.length))].toSorted(
        (one, other) => one - other,
      );
      const pieces = [0, ...ends].map((from, at) => bytes.slice(from, ends[at] ?? bytes.length));
      expect(await decoded(pieces)).toEqual(await decoded([bytes]));
    });
  });

  test('events of any kind: passed over, or part of a thread that holds together', async () => {
    const past = [
      [{ type: { toString: [] } }, { type: 'thread.item.updated', item_id: 'msg_user', update: null }],
    ];
    await holds(
      array(oneof(spoiled(examples), anyJson), { maxLength: 8 }),
      { cases: 2_000, past },
      (events) => {
        let state = beginTurn(noThread, 'Hi');
        for (const value of [...wire.prologue('Hi'), ...events]) {
          const event = readEvent(value);
          if (event) state = applyEvent(state, event);
        }
        state = endTurn(state, null);
        expect(new Set(state.items.map(({ id }) => id)).size).toBe(state.items.length);
        expect(state.items.every(({ id, type }) => typeof id === 'string' && typeof type === 'string')).toBe(
          true,
        );
        expect(Object.hasOwn(Object.prototype, 'type')).toBe(false);
      },
    );
    await holds(anyJson, { cases: 500 }, (value) => void readThread(value));
  });

  test('W3: addresses of any spelling lead where they may, or nowhere', async () => {
    const piece = oneof(
      constantFrom(
        'https:',
        'HTTP:',
        'java',
        'script:',
        'data:',
        'mailto:',
        '//',
        '/',
        '\\',
        '@',
        ':',
        '?',
        '#',
        '.',
        '%2f',
        '\t',
        '\n',
        '\u200b',
        ' ',
      ),
      constantFrom(
        'good.example',
        'good.example.',
        'evil.example',
        'GOOD.example',
        'xn--good',
        '[::1]',
        '0x7f.1',
        'text/html,',
        'alert(1)',
      ),
      string({ unit: 'binary', maxLength: 4 }),
    );
    const past = [
      ['https:', '//', 'good.example', '@', 'evil.example'],
      ['java', '\t', 'script:', 'alert(1)'],
    ];
    await holds(array(piece, { maxLength: 7 }), { cases: 4_000, past }, (pieces) => {
      const address = pieces.join('');
      const link = safeLink(address);
      expect(link ?? 'tel:').toMatch(/^(?:https?:\/\/[^@/?#]+(?:[/?#].*)?|mailto:.*|tel:.*)$/su);
      const picture = safePicture(address, ['good.example']);
      expect(new URL(picture ?? 'https://good.example').hostname).toBe('good.example');
    });
  });

  test('W6: what another tab could say', async () => {
    await holds(anyJson, { cases: 1_000 }, (word) => {
      const read = readThreadWord(word);
      expect(read ?? word).toEqual(word);
    });
  });
});
