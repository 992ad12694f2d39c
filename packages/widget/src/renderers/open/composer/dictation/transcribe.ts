import { WidgetError } from '../../../../widget-error.ts';
import { optionalText, record } from '../../read-json.ts';
import type { Desk } from '../extra.ts';
import type { Recording } from './recorder.ts';

/** Has the server write down what was said. Rejects with a `WidgetError`, or as `fetch` does when it was aborted. */
export async function transcribe(
  { connect }: Pick<Desk, 'connect'>,
  { data, mimeType }: Recording,
  signal: AbortSignal,
): Promise<string> {
  const { client } = await connect();
  const params = { audio_base64: await inBase64(data), mime_type: mimeType };
  const answer = await client.document({ type: 'input.transcribe', params }, signal);
  const words = optionalText(record(answer)['text']);
  if (words === undefined) throw new WidgetError('malformed_answer');
  return words.trim();
}

async function inBase64(data: Blob): Promise<string> {
  const bytes = new Uint8Array(await data.arrayBuffer());
  // As arguments of one call they would be too many.
  const step = 0x80_00;
  let binary = '';
  for (let start = 0; start < bytes.length; start += step)
    binary += String.fromCodePoint(...bytes.subarray(start, start + step));
  return btoa(binary);
}
