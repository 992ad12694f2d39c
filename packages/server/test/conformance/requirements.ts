import { answering } from './requirements/answering.ts';
import { asking } from './requirements/asking.ts';
import { extensions } from './requirements/extensions.ts';
import { interacting } from './requirements/interacting.ts';
import { reading } from './requirements/reading.ts';
import type { Requirement } from './requirements/requirement.ts';

/** Every statement that a compatible server has to meet, by its id; the part before the dot is its section. */
export const requirements = { ...asking, ...answering, ...interacting, ...reading, ...extensions };

export type RequirementId = keyof typeof requirements;

/** The requirement of an id. */
export function requirement(id: RequirementId): Requirement {
  return requirements[id];
}
