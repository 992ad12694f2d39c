import type { Runner } from '@openai/agents-core';
import type { Observer } from '../../observer.ts';
import type { AgentResponderOptions } from '../agent-options.ts';
import type { AgentLimits } from './agent-limits.ts';
import type { Pace } from './paced-model.ts';

/** The options with their defaults, and what all answers share. */
export interface AgentSetting extends AgentResponderOptions {
  readonly limits: AgentLimits;
  readonly observer: Observer;
  readonly createRunner: (pace: Pace) => Runner;
}
