import type { Logger } from '../chat/ports.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { NoSessionError, patienceMs, SilenceError } from './openai-sessions.ts';

/**
 * Tells the operator what to check, and answers what the client is told: to try later. Neither holds the key, nor anything
 * that OpenAI wrote but the number of the request.
 */
export function hostingFailure(error: unknown, logger: Logger): ChatdockError {
  const { name, status, request } = fieldsOf(error);
  const fields = { error: { name, ...(status !== undefined && { status }), ...(request && { request }) } };
  logger.error(fields, `OpenAI did not open or end a hosted session. ${whatToCheck(error, status)}`);
  return new ChatdockError('hosting_failed');
}

/** Whether OpenAI knows no session, workflow or address of that name. */
export function isUnknownToOpenAI(error: unknown): boolean {
  return fieldsOf(error).status === 404;
}

function fieldsOf(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error, status: undefined, request: undefined };
  const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
  const id = 'requestID' in error && typeof error.requestID === 'string' ? error.requestID : '';
  return { name: error.constructor.name, status, request: /^[\w-]{1,64}$/u.test(id) ? id : undefined };
}

const byStatus: Readonly<Record<number, string>> = {
  400: 'It did not accept what was asked: check hosted.workflowId, workflowVersion, stateVariables and chatkitConfiguration.',
  401: 'It refused the API key: check OPENAI_API_KEY (or hosted.apiKey).',
  403: 'The API key is not allowed to do this: check its permissions and its project.',
  404: 'It knows no such workflow: check hosted.workflowId (or CHATKIT_WORKFLOW_ID), that the API key is of the same project, and hosted.baseURL.',
  429: 'It had too many requests, or the quota is used up: check the limits and the billing of the project.',
};

function whatToCheck(error: unknown, status: number | undefined): string {
  if (error instanceof SilenceError) {
    return `It did not answer within ${patienceMs / 1_000} seconds: check the network, hosted.baseURL, and OpenAI's status page.`;
  }
  if (error instanceof NoSessionError || error instanceof SyntaxError) {
    return 'What it answered is no session: check hosted.baseURL (or OPENAI_BASE_URL).';
  }
  if (status === undefined) return 'It could not be reached: check the network and hosted.baseURL.';
  if (status >= 500) return `It has trouble itself (${status}): check its status page.`;
  return byStatus[status] ?? `It answered ${status}: check hosted.baseURL and the API key.`;
}
