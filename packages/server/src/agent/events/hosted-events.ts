import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { FinishedCall } from '../tools/tool-wording.ts';
import type { CurrentWorkflow, Step } from './current-workflow.ts';
import { hostedTask, type HostedCall } from './hosted-call.ts';
import { readArguments } from './read-call.ts';
import { fieldOf, textField } from '../read-fields.ts';

/** Shows tools that run at the provider: searches of the web and of files, code. */
export class HostedEvents {
  readonly #workflow: CurrentWorkflow;
  readonly #steps = new Map<string, Step>();

  constructor(workflow: CurrentWorkflow) {
    this.#workflow = workflow;
  }

  /** A call has begun. */
  *started(id: string, call: HostedCall): Iterable<ThreadStreamEvent> {
    const task = hostedTask(call, 'loading');
    if (!task) return;
    const { step, events } = this.#workflow.add(task);
    this.#steps.set(id, step);
    yield* events;
  }

  /** A call is over. */
  *ended(id: string, call: HostedCall): Iterable<ThreadStreamEvent> {
    const failed = isFailed(call);
    const step = this.#steps.get(id);
    const task = hostedTask(call, failed ? 'none' : 'complete');
    if (step && task) yield* this.#workflow.change(step, task, failed ? 'failed' : 'done');
  }

  /** The response is over: the next one may use the same ids again. */
  forget(): void {
    this.#steps.clear();
  }
}

function isFailed(call: HostedCall): boolean {
  const status = textField(call, 'status');
  return status === 'failed' || status === 'incomplete';
}

/** A call of a tool of an MCP server that the provider talks to itself; `undefined` when it is something else. */
export function hostedMcpCall(call: HostedCall): FinishedCall | undefined {
  if (textField(call, 'type') !== 'mcp_call') return undefined;
  const error: unknown = fieldOf(call, 'error');
  const isError = error !== undefined && error !== null;
  return {
    name: textField(call, 'name') ?? '',
    arguments: readArguments(textField(call, 'arguments') ?? ''),
    failed: isError || isFailed(call),
    declined: false,
    output: isError ? '' : (textField(call, 'output') ?? ''),
  };
}
