import type { RunToolCallItem, RunToolCallOutputItem } from '@openai/agents-core';
import type { FinishedCall, StartedCall } from '../tools/tool-wording.ts';

/** A function call of a run; `undefined` for tools that run at the provider. */
export function startedCall({ rawItem }: RunToolCallItem): { callId: string; call: StartedCall } | undefined {
  if (rawItem.type !== 'function_call') return undefined;
  return {
    callId: rawItem.callId,
    call: { name: rawItem.name, arguments: readArguments(rawItem.arguments) },
  };
}

/** The call with what came of it. */
export function finishedCall(
  call: StartedCall,
  { rawItem, customData }: RunToolCallOutputItem,
): FinishedCall {
  const output = 'output' in rawItem ? textIn(rawItem.output) : '';
  return { ...call, failed: customData?.['isError'] === true, output };
}

function readArguments(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function textIn(output: unknown): string {
  if (typeof output === 'string') return output;
  if (Array.isArray(output)) return output.map(textIn).join('\n');
  const text = typeof output === 'object' && output !== null && 'text' in output ? output.text : undefined;
  return typeof text === 'string' ? text : '';
}
