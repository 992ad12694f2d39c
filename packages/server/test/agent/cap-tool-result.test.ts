import { expect, test } from 'vitest';
import { capToolResult } from '../../src/agent/tools/cap-tool-result.ts';

const note = { type: 'text', text: 'The result was too long and has been cut off here.' };

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

test('what fits stays as it is', () => {
  const result = { content: [{ type: 'text', text: '[1,2,3]' }], structuredContent: { list: [1, 2, 3] } };
  expect(capToolResult(result, 1000)).toBe(result);
});

test('a list loses whole entries, so that it can still be read', () => {
  const list = Array.from({ length: 1000 }, (_, id) => ({ id, title: 'a "quoted" title with ünïcödé' }));
  const capped = capToolResult(
    { content: [{ type: 'text', text: JSON.stringify(list) }], structuredContent: { list } },
    10_000,
  );
  expect(capped.content[1]).toEqual(note);
  expect(capped.structuredContent).toBeUndefined();
  const kept: unknown = JSON.parse(String(capped.content[0]?.['text']));
  expect(Array.isArray(kept) && kept.length).toBeGreaterThan(50);
  expect(kept).toEqual(list.slice(0, Array.isArray(kept) ? kept.length : 0));
  expect(sizeOf(capped.content)).toBeLessThanOrEqual(10_000);
});

test.each(['plain text ', '😀', '"\\\n', 'ü'])('text of %j is cut between characters', (piece) => {
  const capped = capToolResult(
    { isError: true, content: [{ type: 'text', text: piece.repeat(20_000) }] },
    5000,
  );
  const text = String(capped.content[0]?.['text']);
  expect(text.length).toBeGreaterThan(500);
  expect(text.isWellFormed()).toBe(true);
  expect(capped.isError).toBe(true);
  expect(sizeOf(capped.content)).toBeLessThanOrEqual(5000);
});

test('what is no text and does not fit is left out', () => {
  const image = { type: 'image', data: 'x'.repeat(10_000), mimeType: 'image/png' };
  expect(capToolResult({ content: [image, { type: 'text', text: 'after' }] }, 5000).content).toEqual([note]);
  expect(capToolResult({ content: [{ type: 'text', text: 'before' }, image] }, 5000).content).toEqual([
    { type: 'text', text: 'before' },
    note,
  ]);
});
