import { expect } from 'vitest';
import { group } from '../support/scenario.ts';

const transcribe = 'input.transcribe';

export const transcribing = group('transcribing', (scenario) => {
  scenario(
    ['transcribing.hook'],
    'the hook gets the bytes and the type, with and without parameters',
    async (world) => {
      const user = await world.newUser();
      const speech = 'Grüße\u0000\u2028';
      const audio_base64 = Buffer.from(speech).toString('base64');
      expect(await user.ask(transcribe, { audio_base64, mime_type: 'audio/webm;codecs=opus' })).toEqual({
        text: speech,
      });
      const heard = world.recordings.find(({ owner }) => owner.subject === user.subject);
      expect(heard).toMatchObject({ mimeType: 'audio/webm;codecs=opus', mediaType: 'audio/webm' });
      expect(Buffer.from(heard?.data ?? []).toString()).toBe(speech);
    },
  );

  scenario(['transcribing.base64'], 'what is not base64 is refused', async (world) => {
    const user = await world.newUser();
    for (const audio_base64 of ['a', 'aGk', 'a-_=', 'aG k=', 'aGk=\n', '=', 'aGk==', '🙂'])
      expect
        .soft((await user.refused(transcribe, { audio_base64, mime_type: 'audio/mp4' })).status, audio_base64)
        .toBe(400);
  });

  scenario(['transcribing.not-configured'], 'without a hook it is not offered', async (world) => {
    const place = await world.start({});
    const user = await place.newUser();
    const { status, error } = await user.refused(transcribe, {
      audio_base64: 'aGk=',
      mime_type: 'audio/mp4',
    });
    expect([status, error.code]).toEqual([501, 'not_supported']);
  });
});
