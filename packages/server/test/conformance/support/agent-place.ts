import { Agent, type AgentConfiguration } from '@openai/agents-core';
import { ScriptedModel } from '@openai/agents-core/testing';
import { agentResponder } from '../../../src/agent/agent-responder.ts';
import { scriptedResponder } from '../../../src/conformance/index.ts';
import { logLines } from '../../support/log-lines.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

type Step =
  NonNullable<ConstructorParameters<typeof ScriptedModel>[0]> extends Iterable<infer Input> ? Input : never;

/** A user of a server whose agent has a model that says what it is told; messages that are scripts are played. */
export interface AgentPlace {
  readonly user: User;
  readonly model: ScriptedModel;
}

export async function agentPlace(
  world: World,
  steps: readonly Step[],
  options: Partial<AgentConfiguration> = {},
): Promise<AgentPlace> {
  const model = new ScriptedModel(steps);
  const scripts = scriptedResponder();
  const agents = agentResponder({
    agent: () => new Agent({ name: 'Test', instructions: 'Be brief.', ...options, model }),
    logger: logLines(),
  });
  const place = await world.start({
    respond: (turn) => {
      const text = turn.message?.content.map((part) => part.text).join('') ?? '';
      return text.startsWith('[') ? scripts.respond(turn) : agents.respond(turn);
    },
  });
  return { user: await place.newUser(), model };
}
