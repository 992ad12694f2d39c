import type { RunToolCallItem, RunToolCallOutputItem } from '@openai/agents-core';
import type { FinishedCall, StartedCall } from '../tools/tool-wording.ts';
import { fieldOf, textField } from '../read-fields.ts';

/** A call of a run, with the model's id for it; `undefined` for tools that run at the provider. */
export function startedCall({
  rawItem,
}: Pick<RunToolCallItem, 'rawItem'>): { callId: string; call: StartedCall } | undefined {
  switch (rawItem.type) {
    case 'function_call':
      return {
        callId: rawItem.callId,
        call: { name: rawItem.name, arguments: readArguments(rawItem.arguments) },
      };
    // Named by what they do, as no one has given them a name.
    case 'computer_call':
      return { callId: rawItem.callId, call: { name: 'use_the_computer', arguments: {} } };
    case 'shell_call':
      return { callId: rawItem.callId, call: { name: 'run_a_command', arguments: { ...rawItem.action } } };
    case 'apply_patch_call':
      return { callId: rawItem.callId, call: { name: 'change_a_file', arguments: { ...rawItem.operation } } };
    default:
      return undefined;
  }
}

/** The call with what came of it. */
export function finishedCall(
  call: StartedCall,
  { rawItem, customData }: Pick<RunToolCallOutputItem, 'rawItem' | 'customData'>,
): FinishedCall {
  const output = 'output' in rawItem ? textIn(rawItem.output) : '';
  const declined = isDeclined(output);
  const failed = declined || customData?.['isError'] === true || output.startsWith(sdkFailure);
  return { ...call, failed, declined, output: output.startsWith(sdkFailure) ? '' : output };
}

/** What the Agents SDK tells the model when a tool throws and has no words of its own for it. */
const sdkFailure = 'An error occurred while running the tool. Please try again.';

/** The arguments of a call, which a model may have written badly. */
export function readArguments(json: string): Record<string, unknown> {
  const value = parsed(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** What a tool answered, as text; other parts of it are left out. */
export function textIn(output: unknown): string {
  if (typeof output === 'string') return output;
  if (Array.isArray(output)) return output.map(textIn).join('\n');
  return textField(output, 'text') ?? '';
}

/** A person was asked about the call, and said no. */
function isDeclined(output: string): boolean {
  return output.includes('"declined"') && textField(fieldOf(parsed(output), 'error'), 'code') === 'declined';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
