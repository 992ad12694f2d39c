/** How a model is told that a call came to nothing: a code, and a sentence of ours. */
export function failedText(code: string, message: string): string {
  return JSON.stringify({ error: { code, message } });
}
