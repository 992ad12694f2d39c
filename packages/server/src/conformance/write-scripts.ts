/**
 * The request as it is sent: a part of a message that has a `script` in place of its `text` gets the script as its text.
 */
export function writeScripts(request: unknown): unknown {
  if (Array.isArray(request)) return request.map(writeScripts);
  if (typeof request !== 'object' || request === null) return request;
  if ('script' in request && 'type' in request && request.type === 'input_text')
    return { type: request.type, text: JSON.stringify(request.script) };
  return Object.fromEntries(Object.entries(request).map(([key, value]) => [key, writeScripts(value)]));
}
