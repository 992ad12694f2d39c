import { removeNewListeners } from './host-listeners.ts';
import { Runner } from '@openai/agents-core';
import { type Pace, pacedProvider } from './paced-model.ts';
import { modelRetry } from './retry-policy.ts';

// The Agents SDK listens for the end of the process from its import on, to flush traces, and then ends the process by
// itself when nobody else listens: a host that closes in an orderly way after its `once('SIGINT')` would be cut off.
// Traces, where they are asked for, are flushed when the server closes. Modules are evaluated in the order of their imports, without
// a pause: what has come since the first import above is the SDK's.
removeNewListeners();

/** What goes by the name of a model is looked up as the Agents SDK would do it. */
const { modelProvider } = new Runner({ tracingDisabled: true }).config;

/** A runner that leaves signals and the process to its host. Models that go by name keep the pace. */
export function createRunner({ pace, tracing }: { pace: Pace; tracing: boolean }): Runner {
  return new Runner({
    modelProvider: pacedProvider(modelProvider, pace),
    tracingDisabled: !tracing,
    modelSettings: { retry: modelRetry },
    // What may run together, and in which order, is for `CallOrder` to say.
    toolExecution: { maxFunctionToolConcurrency: 8 },
    toolNotFoundBehavior: 'return_error_to_model',
  });
}
