import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replayTranscript, transcripts, type ReplayOptions } from '../../src/conformance/index.ts';
import { openWorld, storeNames, type World } from './support/world.ts';

const all = await transcripts();

describe.each(storeNames)('the transcripts, replayed on %s', (name) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(name);
  });
  afterAll(() => world?.close());

  test.each(all)('$name: $about', async (transcript) => {
    const user = await world.newUser();
    const post: ReplayOptions['post'] = (request, init) => user.post(request, init);
    expect(await replayTranscript(transcript, { post })).toEqual([]);
  });
});

test('each transcript is a different one, and has the name of its file', async () => {
  expect(all.length).toBeGreaterThan(20);
  const names = all.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(names.toSorted());
  for (const { about, origin, steps } of all) {
    expect(about).toMatch(/^[A-Z].*\.$/u);
    expect(origin).toMatch(/^chat(?:kit|dock)$/u);
    expect(steps.length).toBeGreaterThan(0);
  }
});
