import type { Handler } from '../handler.ts';
import { notOffered } from '../not-offered.ts';

export const inputTranscribe: Handler<'input.transcribe'> = async ({ hooks, owner, signal }, params) => {
  if (!hooks.transcribe) throw notOffered('input.transcribe');
  const { audio_base64: audio, mime_type: mimeType } = params;
  const mediaType = (mimeType.split(';', 1)[0] ?? '').trim().toLowerCase();
  const data = new Uint8Array(Buffer.from(audio, 'base64'));
  return {
    kind: 'json',
    body: { text: await hooks.transcribe({ owner, data, mimeType, mediaType, signal }) },
  };
};
