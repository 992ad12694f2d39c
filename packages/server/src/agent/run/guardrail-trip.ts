import {
  InputGuardrailTripwireTriggered,
  OutputGuardrailTripwireTriggered,
  ToolInputGuardrailTripwireTriggered,
  ToolOutputGuardrailTripwireTriggered,
} from '@openai/agents-core';
import { StreamError } from '../../chatdock-error.ts';

/**
 * What the user is told when a guardrail has stopped the answer; `undefined` when it was something else. What the guardrail itself
 * says is for the application. What was asked stays what it is, so asking it again does not help; what was said may be said otherwise.
 */
export function guardrailTrip(error: unknown, changedSomething: boolean): StreamError | undefined {
  const ofInput =
    error instanceof InputGuardrailTripwireTriggered || error instanceof ToolInputGuardrailTripwireTriggered;
  const ofOutput =
    error instanceof OutputGuardrailTripwireTriggered ||
    error instanceof ToolOutputGuardrailTripwireTriggered;
  if (!ofInput && !ofOutput) return undefined;
  const message = ofInput
    ? 'This assistant does not answer that.'
    : 'The answer was taken back: this assistant does not say that.';
  const stays = changedSomething ? ' What was already done stays done.' : '';
  const allowRetry = ofOutput && !changedSomething;
  return new StreamError({ message: `${message}${stays}`, allowRetry, cause: error });
}
