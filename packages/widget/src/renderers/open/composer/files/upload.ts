import type { Attachment } from '../../../../chatkit/messages.ts';
import type { ChatKitOptions } from '../../../../chatkit/options.ts';
import { WidgetError } from '../../../../widget-error.ts';
import { endpointOf } from '../../endpoint-of.ts';
import { record, text } from '../../read-json.ts';
import type { Desk } from '../extra.ts';

export interface UploadWatch {
  readonly signal: AbortSignal;
  /** How much has gone, from 0 to 1. Not called where that cannot be known. */
  readonly progress: (part: number) => void;
}

type UploadDesk = Pick<Desk, 'connect' | 'options'>;

/**
 * Sends a file to the server, in one step or two as `api.uploadStrategy` says. Answers the attachment that messages name.
 * Rejects with a `WidgetError`, or as `fetch` does when it was aborted.
 */
export async function upload(desk: UploadDesk, file: File, watch: UploadWatch): Promise<Attachment> {
  const strategy = strategyOf(desk.options);
  const answer =
    strategy.type === 'direct'
      ? await sendDirectly(desk, { file, url: strategy.uploadUrl, signal: watch.signal })
      : await sendInTwoSteps(desk, file, watch);
  const attachment = readAttachment(answer);
  if (attachment === null) throw new WidgetError('malformed_answer');
  return attachment;
}

/** Takes it off the server again. What cannot be removed goes by itself there, in time. */
export async function forget({ connect }: UploadDesk, { id }: Attachment): Promise<void> {
  const { client } = await connect();
  const params = { attachment_id: id };
  await client.document({ type: 'attachments.delete', params }, AbortSignal.timeout(30_000)).catch(() => {});
}

function strategyOf({ api }: ChatKitOptions): { type: 'two_phase' } | { type: 'direct'; uploadUrl: string } {
  return ('url' in api && api.uploadStrategy) || { type: 'two_phase' };
}

/** Goes by the page's own `fetch`, which knows who is asking, and not how much has gone. */
async function sendDirectly(
  { options }: UploadDesk,
  { file, url, signal }: { file: File; url: string; signal: AbortSignal },
): Promise<unknown> {
  const { fetch, locale } = endpointOf(options);
  const headers = locale ? { 'accept-language': locale } : {};
  const response = await fetch(url, { method: 'POST', headers, body: formWith(file), signal }).catch(
    (cause: unknown) => {
      if (signal.aborted || cause instanceof WidgetError) throw cause;
      throw new WidgetError('server_unreachable', { cause });
    },
  );
  if (!response.ok) {
    const { answerError } = await import('../../trouble.ts');
    throw await answerError(response);
  }
  return response.json().catch((cause: unknown) => {
    throw new WidgetError('malformed_answer', { cause });
  });
}

async function sendInTwoSteps({ connect }: UploadDesk, file: File, watch: UploadWatch): Promise<unknown> {
  const { client } = await connect();
  const params = { name: file.name, size: file.size, mime_type: file.type || 'application/octet-stream' };
  const answer = await client.document({ type: 'attachments.create', params }, watch.signal);
  const { url, method, headers } = record(record(answer)['upload_descriptor']);
  const address = URL.parse(text(url), location.href);
  if (!address || !/^https?:$/.test(address.protocol)) throw new WidgetError('malformed_answer');
  await sendBytes(
    {
      url: address.href,
      method: method === 'PUT' ? 'PUT' : 'POST',
      headers: Object.entries(record(headers)).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    },
    file,
    watch,
  );
  return answer;
}

interface Descriptor {
  url: string;
  method: 'POST' | 'PUT';
  headers: [string, string][];
}

/** The address is a permission by itself; `XMLHttpRequest` can tell how much has gone. */
async function sendBytes(
  { url, method, headers }: Descriptor,
  file: File,
  { signal, progress }: UploadWatch,
): Promise<void> {
  signal.throwIfAborted();
  const request = new XMLHttpRequest();
  const abort = (): void => request.abort();
  signal.addEventListener('abort', abort, { once: true });
  request.upload.addEventListener('progress', ({ loaded, total }) => total > 0 && progress(loaded / total));
  request.open(method, url);
  for (const [name, value] of headers) request.setRequestHeader(name, value);
  const over = new Promise<void>((resolve) => {
    request.addEventListener('loadend', () => resolve());
  });
  request.send(method === 'PUT' ? file : formWith(file));
  await over;
  signal.removeEventListener('abort', abort);
  signal.throwIfAborted();
  const { status } = request;
  if (status === 0) throw new WidgetError('server_unreachable');
  if (status >= 200 && status < 300) return;
  const { answerError } = await import('../../trouble.ts');
  throw await answerError(new Response(request.responseText, { status }));
}

function formWith(file: File): FormData {
  const form = new FormData();
  form.set('file', file, file.name);
  return form;
}

/** An attachment as a server sent it; `null` for what has no id. */
export function readAttachment(value: unknown): Attachment | null {
  const attachment = record(value);
  const [id, name, mime_type, preview_url] = ['id', 'name', 'mime_type', 'preview_url'].map((key) =>
    text(attachment[key]),
  );
  if (!id) return null;
  const common = { id, name: name ?? '', mime_type: mime_type ?? '' };
  return attachment['type'] === 'image'
    ? { type: 'image', ...common, preview_url: preview_url ?? '' }
    : { type: 'file', ...common };
}
