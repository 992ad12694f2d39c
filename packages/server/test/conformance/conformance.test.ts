import { afterAll, beforeAll, describe, test } from 'vitest';
import { groups } from './scenarios.ts';
import { requirement } from './requirements.ts';
import { openWorld, storeNames, type World } from './support/world.ts';
import type { Scenario } from './support/scenario.ts';

describe.each(storeNames)('ChatKit over HTTP, on %s', (name) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(name);
  });
  afterAll(() => world?.close());

  describe.each(groups)('$name', ({ scenarios }) => {
    for (const scenario of scenarios) {
      // What cannot be met yet has to fail: a gap that was closed is to be struck off the list.
      const run = hasGap(scenario) ? test.fails : test;
      run(scenario.title, () => scenario.run(world));
    }
  });
});

function hasGap({ cites }: Scenario): boolean {
  return cites.some((id) => requirement(id).gap !== undefined);
}
