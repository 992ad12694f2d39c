import { expect } from 'vitest';

/** Status and code of an answer that has to be an error, of the one form that there is, and to say nothing it should not (Q1). */
export async function errorOf(response: Response): Promise<[number, string]> {
  const text = await response.text();
  const body: { error: { code: string; message: string } } = JSON.parse(text);
  expect(Object.keys(body)).toEqual(['error']);
  expect(text).not.toMatch(/ at .*\.ts|node:|select |\/tmp\/|internals|AccessDenied|InternalError|Amz/u);
  return [response.status, body.error.code];
}
