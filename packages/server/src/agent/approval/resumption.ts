import { RunContext, RunState } from '@openai/agents-core';
import type { PausedRun } from '../../chat/paused-runs.ts';
import { StreamError } from '../../chatdock-error.ts';
import type { AgentContext, RunAgent } from '../agent-context.ts';
import { failedText } from '../tools/failed-text.ts';
import { pausedDetailsSchema, type PausedDetails } from './paused-details.ts';
import { waitingCall } from './waiting-call.ts';

/** A run whose questions are all answered. */
export interface Resumption {
  readonly run: PausedRun;
  readonly details: PausedDetails;
}

/** A run that was kept cannot be gone on with: the agent, or what keeps runs, is not what it was. */
export class NotRestoredError extends Error {
  override readonly name = 'NotRestoredError';
}

/** @throws StreamError for details of another version of this server */
export function readDetails({ details }: PausedRun): PausedDetails {
  const { success, data } = pausedDetailsSchema.safeParse(details);
  if (!success) throw assistantHasChanged(new NotRestoredError('the details are of another shape'));
  return data;
}

/** What the model is given in place of the result of a call that was rejected. */
const declined = failedText(
  'declined',
  'The person was asked and rejected this. It was not done. Do not try it again unless they ask for it.',
);

/**
 * The run as it was paused, with its answers, to be run by this agent.
 *
 * @throws StreamError when the agent cannot go on with it, such as after a new version of it; nothing has been done then
 */
export async function restoreRun(
  agent: RunAgent,
  { run, details }: Resumption,
  context: AgentContext,
): Promise<RunState<AgentContext, RunAgent>> {
  if (agent.name !== details.agent)
    throw assistantHasChanged(new NotRestoredError('the agent has another name'));
  const state = await RunState.fromStringWithContext(agent, run.state, new RunContext(context)).catch(
    (cause: unknown) => {
      throw assistantHasChanged(new NotRestoredError('the state cannot be read', { cause }));
    },
  );
  const waiting = state.getInterruptions().map(waitingCall);
  const isSame =
    waiting.length === run.calls.length &&
    waiting.every(({ fingerprint }, at) => fingerprint === details.calls[at]?.fingerprint);
  if (!isSame)
    throw assistantHasChanged(new NotRestoredError('the calls are not those that were asked about'));
  for (const [at, { item }] of waiting.entries()) {
    if (run.calls[at]?.approved === true) state.approve(item);
    else state.reject(item, { message: declined });
  }
  return state;
}

/** A run that used tools of a server which is away cannot be gone on with, and nobody can say whether it would need them. */
export function toolsMissing(): StreamError {
  return new StreamError({
    message: 'Some of the tools cannot be reached right now, so nothing was done. Please ask again.',
    allowRetry: false,
    cause: new NotRestoredError('tools are missing'),
  });
}

/** What was kept cannot be gone on with: it is said, and nothing is done. */
export function assistantHasChanged(cause: NotRestoredError): StreamError {
  return new StreamError({
    message:
      'The assistant has changed since it asked, so your answer was not used and nothing was done. Please ask again.',
    allowRetry: false,
    cause,
  });
}
