import type { FunctionTool } from '@openai/agents-core';
import { z } from 'zod';
import { clientToolMark } from './client-tool-mark.ts';
import { turnContextOf } from './run/turn-context.ts';
import { failedText } from './tools/failed-text.ts';

/** A tool of the page, as the model is told of it. */
export interface ClientToolOptions {
  /** What the page knows it by: letters, digits, `_` and `-`. */
  readonly name: string;
  /** When and what for the model is to use it. */
  readonly description: string;
  /** What it takes: a zod object, by which calls are checked before the page gets them, or a JSON Schema of an object. Default: nothing. */
  readonly parameters?: z.ZodObject | Readonly<Record<string, unknown>> | undefined;
}

/**
 * A tool for an agent that the page runs, such as asking the browser where it is. When the model calls it the answer pauses:
 * the call is the last item of the turn, the page runs the tool of that name (`onClientTool`), and its output starts the next
 * turn, in which the agent goes on from there. One call at a time: the model is told so when it asks for more. Only the agent
 * that answers can use it, not one that is another agent's tool.
 *
 * @throws TypeError for a name that models do not take.
 */
export function clientTool({ name, description, parameters = {} }: ClientToolOptions): FunctionTool {
  if (!/^[\w-]{1,64}$/u.test(name))
    throw new TypeError('The name of a client tool may have 64 letters, digits, _ and -.');
  const checks = parameters instanceof z.ZodObject ? parameters : undefined;
  const tool: FunctionTool & { [clientToolMark]: true } = {
    [clientToolMark]: true,
    type: 'function',
    name,
    description,
    parameters: schemaOf(checks ? z.toJSONSchema(checks, { io: 'input' }) : parameters),
    strict: false,
    needsApproval: async () => false,
    isEnabled: async () => true,
    invoke: async ({ context: given }, input, details) => {
      const context = turnContextOf(given);
      if (!context) return failedText('not_available', 'There is no page here.');
      const call = readInput(input, checks);
      if (call === undefined) return failedText('invalid_input', 'The arguments do not fit the schema.');
      const callId = details?.toolCall?.callId ?? context.turn.newId('tool_call');
      return context.askPage({ callId, name, arguments: call })
        ? waiting
        : failedText('one_at_a_time', 'Another tool of the page is asked. Call this one again after it.');
    },
  };
  return tool;
}

const waiting = JSON.stringify({ status: 'pending' });

/** The schema of an object, as models take it. */
function schemaOf(schema: object): FunctionTool['parameters'] {
  const { properties, required }: { properties?: unknown; required?: unknown } = schema;
  return {
    ...schema,
    type: 'object',
    properties: typeof properties === 'object' && properties !== null ? { ...properties } : {},
    required: Array.isArray(required) ? required.map(String) : [],
    additionalProperties: false,
  };
}

/** The arguments as JSON of an object; `undefined` when they are something else. */
function readInput(input: string, checks: z.ZodObject | undefined): string | undefined {
  try {
    const given: unknown = JSON.parse(input === '' ? '{}' : input);
    const read = (checks ?? z.record(z.string(), z.unknown())).safeParse(given);
    return read.success ? JSON.stringify(read.data) : undefined;
  } catch {
    return undefined;
  }
}
