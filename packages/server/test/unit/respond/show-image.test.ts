import { describe, expect, test } from 'vitest';
import { showImage, type ImageState } from '../../../src/index.ts';
import { collect, fixedTurn, followed } from './fixed-turn.ts';

const base = {
  type: 'generated_image',
  id: 'message_1',
  thread_id: 'thr_1',
  created_at: '2026-02-03T10:00:00.000Z',
};
const url = 'https://example.com/a.png';

async function* states(...all: ImageState[]) {
  yield* all;
}

async function* failing() {
  yield { url, progress: 0.1 };
  throw new Error('out of paint');
}

describe('showImage', () => {
  test('one that is there appears at once', async () => {
    const events = await collect(showImage(fixedTurn(), { url }));
    expect(events).toEqual([
      { type: 'thread.item.done', item: { ...base, image: { id: 'message_1', url } } },
    ]);
  });

  test('one that is promised has a place meanwhile', async () => {
    const events = await collect(showImage(fixedTurn(), Promise.resolve({ url, id: 'call_1' })));
    expect(events).toEqual([
      { type: 'thread.item.added', item: base },
      { type: 'thread.item.done', item: { ...base, image: { id: 'call_1', url } } },
    ]);
  });

  test('ever better states are shown, and the last is kept', async () => {
    const events = await collect(showImage(fixedTurn(), states({ url: 'data:,a', progress: 0.5 }, { url })));
    const update = {
      type: 'generated_image.updated',
      image: { id: 'message_1', url: 'data:,a' },
      progress: 0.5,
    };
    expect(events).toMatchObject([
      { type: 'thread.item.added', item: base },
      { type: 'thread.item.updated', item_id: 'message_1', update },
      { type: 'thread.item.updated' },
      { type: 'thread.item.done', item: { image: { url } } },
    ]);
    expect(Object.keys(events[2] && 'update' in events[2] ? events[2].update : {})).toEqual([
      'type',
      'image',
    ]);
    expect(followed(events)).toEqual(followed(events.slice(0, -1)));
  });

  test('a place without a picture is given up', async () => {
    expect(followed(await collect(showImage(fixedTurn(), states())))).toEqual([]);
    for (const source of [failing(), Promise.reject<ImageState>(new Error('out of paint'))]) {
      const seen: string[] = [];
      const answer = async () => {
        for await (const { type } of showImage(fixedTurn(), source)) seen.push(type);
      };
      await expect(answer()).rejects.toThrow('out of paint');
      expect([seen[0], seen.at(-1)]).toEqual(['thread.item.added', 'thread.item.removed']);
    }
  });
});
