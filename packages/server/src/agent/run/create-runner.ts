import { removeNewListeners } from './host-listeners.ts';
import { Runner } from '@openai/agents-core';

// The Agents SDK listens for the end of the process from its import on, to flush traces, and then ends the process by
// itself when nobody else listens: a host that closes in an orderly way after its `once('SIGINT')` would be cut off.
// Tracing is off here, so there is nothing to flush. Modules are evaluated in the order of their imports, without
// a pause: what has come since the first import above is the SDK's.
removeNewListeners();

/** A runner without tracing, which leaves signals and the process to its host. */
export function createRunner(): Runner {
  return new Runner({
    tracingDisabled: true,
    // Tools run one after the other: a model that asks for several means that order.
    toolExecution: { maxFunctionToolConcurrency: 1 },
    toolNotFoundBehavior: 'return_error_to_model',
  });
}
