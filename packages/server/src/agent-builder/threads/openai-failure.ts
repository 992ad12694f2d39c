import { APIConnectionError, APIError } from 'openai';

/** What to say when OpenAI does not give its threads. @throws what was no failure of OpenAI’s */
export function openaiFailure(error: unknown): string {
  if (error instanceof APIConnectionError)
    return 'OpenAI is not reached: look at the network, and at OPENAI_BASE_URL.';
  if (!(error instanceof APIError)) throw error;
  return (
    sentences[error.status ?? 0] ??
    `OpenAI answered ${error.status ?? 'something else'}: try again later, with --resume.`
  );
}

const sentences: Readonly<Record<number, string>> = {
  401: 'OpenAI refused the key: look at OPENAI_API_KEY.',
  403: 'The key may not read threads: it needs the permission, and the project that the workflow is in.',
  404: 'OpenAI has no such threads any more, or no such address: look at OPENAI_BASE_URL.',
  429: 'OpenAI wants no more requests for now: go on later, with --resume.',
};
