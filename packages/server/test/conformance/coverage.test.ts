import { expect, test } from 'vitest';
import { groups } from './scenarios.ts';
import { requirements } from './requirements.ts';
import type { Requirement } from './requirements/requirement.ts';

const ids = Object.keys(requirements);
const scenarios = groups.flatMap((group) => group.scenarios);
const cited = scenarios.flatMap(({ cites }) => cites);

test('every requirement is shown by a scenario', () => {
  const shown: ReadonlySet<string> = new Set(cited);
  expect(ids.filter((id) => !shown.has(id))).toEqual([]);
});

test('every scenario cites requirements, and such as there are', () => {
  expect(scenarios.filter(({ cites }) => cites.length === 0)).toEqual([]);
  expect(cited.filter((id) => !ids.includes(id))).toEqual([]);
});

test('no requirement and no scenario is there twice', () => {
  const sentences = Object.values(requirements).map(({ says }) => says);
  expect(sentences).toHaveLength(new Set(sentences).size);
  const titles = groups.flatMap((group) => group.scenarios.map(({ title }) => `${group.name}: ${title}`));
  expect(titles).toHaveLength(new Set(titles).size);
});

test('the whole protocol is there, and what cannot be met yet is known', () => {
  expect(ids.length).toBeGreaterThan(180);
  const all: Record<string, Requirement> = requirements;
  const gaps = ids.filter((id) => all[id]?.gap !== undefined);
  // A literal, on purpose: a gap that comes has to be meant.
  expect(gaps).toEqual([]);
});
