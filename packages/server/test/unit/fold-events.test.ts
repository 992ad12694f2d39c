import { array, assert, constantFrom, json, oneof, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { foldEvents, unfoldEvents } from '../../src/store/fold-events.ts';

const delta = (item: string, text: string) =>
  JSON.stringify({
    type: 'thread.item.updated',
    item_id: item,
    update: { type: 'assistant_message.content_part.saiddelta', content_index: 0, delta: text },
  });

test('what differs in a piece of text only is one line, and comes back as it was', () => {
  const events = ['{"type":"a"}', delta('x', 'He'), delta('x', 'llo'), delta('y', '!'), '{"type":"b"}'];
  const lines = foldEvents(events);
  expect(lines.split('\n')).toHaveLength(4);
  expect(unfoldEvents(lines)).toEqual(events);
});

test('ten thousand words take about the room of the words', () => {
  const events = Array.from({ length: 10_000 }, () => delta('msg_x', 'word '));
  expect(foldEvents(events).length).toBeLessThan(10_000 * 'word  '.length + 200);
  expect(unfoldEvents(foldEvents(events))).toEqual(events);
});

test('whatever the events say, and in whatever order their members stand', () => {
  const text = string({ unit: 'binary', maxLength: 8 });
  const piece = oneof(text, constantFrom('"', '\\', '\t', '\n', '"delta":"', '"}}', '\ud83d', '\ude00', ''));
  const event = oneof(
    tuple(constantFrom('x', 'y"', '"delta":"'), piece).map(([item, said]) => delta(item, said)),
    piece.map((said) => JSON.stringify({ update: { delta: said, type: 'after' } })),
    piece.map((said) => JSON.stringify({ update: { delta: said }, type: 'after' })),
    piece.map((said) => JSON.stringify({ delta: { delta: said } })),
    json({ noUnicodeString: false })
      .filter((said) => said.startsWith('{'))
      .map((said) => JSON.stringify(JSON.parse(said))),
  );
  assert(
    property(array(event, { minLength: 1, maxLength: 30 }), (events) => {
      expect(unfoldEvents(foldEvents(events))).toEqual(events);
    }),
    { numRuns: 2_000 },
  );
});
