import { recordIn, textIn } from './records.ts';

/** The most of a refusal that is read. */
const mostCharacters = 64 * 1024;

/** A refusal in the form that the SDK reads: servers say why in many places. */
export async function mendRefusal(response: Response): Promise<Response> {
  const { status, headers } = response;
  const text = (await response.text()).slice(0, mostCharacters);
  const said = parse(text);
  const isWell = said === undefined || recordIn(said['error'])['message'] !== undefined;
  const body = isWell ? text : JSON.stringify({ error: errorIn(said) });
  const mended = new Headers(headers);
  for (const name of ['content-length', 'content-encoding']) mended.delete(name);
  return new Response(body, { status, headers: mended });
}

/** `{ error: "…" }`, `{ detail: … }` and `{ message: "…" }` all say the same. */
function errorIn(said: Readonly<Record<string, unknown>>): object {
  const { code, type } = said;
  const why = said['error'] ?? said['message'] ?? said['detail'] ?? said;
  return { message: textIn(why) ?? JSON.stringify(why), code, type };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return recordIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}
