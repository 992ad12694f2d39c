import type { RequirementId } from '../requirements.ts';
import type { World } from './world.ts';

/** Something that happens between a client and a server, and the requirements that it shows to be met. */
export interface Scenario {
  readonly cites: readonly RequirementId[];
  readonly title: string;
  /** Rejects when a requirement is not met. */
  readonly run: (world: World) => Promise<void>;
}

/** Scenarios that belong together, by their name. */
export interface ScenarioGroup {
  readonly name: string;
  readonly scenarios: readonly Scenario[];
}

/** Collects the scenarios of a group: each says what it cites, what happens, and does it. */
export function group(name: string, define: (add: AddScenario) => void): ScenarioGroup {
  const scenarios: Scenario[] = [];
  define((cites, title, run) => void scenarios.push({ cites, title, run }));
  return { name, scenarios };
}

type AddScenario = (
  cites: readonly RequirementId[],
  title: string,
  run: (world: World) => Promise<void>,
) => void;
