import { expect } from 'vitest';
import type { Page, Thread } from '../../../src/protocol/index.ts';
import { samples } from '../../support/sample-files.ts';
import { filesOf, formOf } from '../support/files.ts';
import { group } from '../support/scenario.ts';
import { scriptInput, seenIn, tell } from '../support/scripts.ts';

const note = { name: 'note.txt', type: 'text/plain', bytes: new Uint8Array(samples.text) };
const picture = { name: 'dot.png', type: 'image/png', bytes: new Uint8Array(samples.png) };
const url = expect.stringMatching(/^https?:\/\/\S+$/u);

export const attachments = group('attachments', (scenario) => {
  scenario(
    ['attachments.create', 'creating.id-prefixes', 'serialization.attachment-metadata'],
    'an announced file: what it is, and where its bytes go; a picture also has a preview',
    async (world) => {
      const user = await world.newUser();
      const files = filesOf(world, user);
      const upload_descriptor = {
        url,
        method: expect.stringMatching(/^(?:POST|PUT)$/u),
        headers: expect.any(Object),
      };
      const id = expect.stringMatching(/^atc_[\w-]{22,}$/u);
      expect(await files.announce(note)).toEqual({
        type: 'file',
        id,
        name: 'note.txt',
        mime_type: 'text/plain',
        upload_descriptor,
      });
      expect(await files.announce(picture)).toEqual({
        type: 'image',
        id,
        name: 'dot.png',
        mime_type: 'image/png',
        preview_url: url,
        upload_descriptor,
      });
      const refused = { name: 'x', size: -1, mime_type: 'text/plain' };
      expect((await user.refused('attachments.create', refused)).status).toBe(400);
    },
  );

  scenario(
    ['attachments.upload'],
    'bytes arrive as they are or in a form, by either method',
    async (world) => {
      const user = await world.newUser();
      const files = filesOf(world, user);
      for (const method of ['POST', 'PUT']) {
        for (const body of [note.bytes, formOf(note)]) {
          const announced = await files.announce(note);
          const sent = await files.send(announced, body, method);
          expect.soft(sent.status, method).toBe(200);
          const script = [tell('files')];
          const { events } = await user.begin(script, { attachments: [announced.id] });
          expect.soft(seenIn(events)).toEqual({ files: [samples.text.toString()] });
        }
      }
      const waiting = await files.announce(note);
      const early = { input: scriptInput([], { attachments: [waiting.id] }) };
      expect((await user.refused('threads.create', early)).status).toBe(409);
    },
  );

  scenario(
    ['attachments.linked', 'creating.echo', 'serialization.attachment-metadata'],
    'a message holds its attachments as whole objects, which are of its thread then',
    async (world) => {
      const user = await world.newUser();
      const files = filesOf(world, user);
      const [first, second, third] = [await files.add(note), await files.add(picture), await files.add(note)];
      const { threadId, message } = await user.begin([], { attachments: [second.id, first.id] });
      const linked = (attachment: object) => {
        const preview = 'preview_url' in attachment ? { preview_url: url } : {};
        return { ...attachment, ...preview, thread_id: threadId };
      };
      expect(message.attachments).toEqual([linked(second), linked(first)]);
      const [added] = await user.send(threadId, [], { attachments: [third.id] });
      expect(added).toMatchObject({ item: { attachments: [linked(third)] } });
      const items = await user.items(threadId);
      expect(items).toMatchObject([{ attachments: message.attachments }, { attachments: [linked(third)] }]);
      expect((await user.thread(threadId)).items.data[0]).toMatchObject({ attachments: message.attachments });
      const elsewhere = { input: scriptInput([], { attachments: [first.id] }) };
      expect((await user.refused('threads.create', elsewhere)).status).toBe(404);
    },
  );

  scenario(
    ['attachments.unknown', 'attachments.no-orphan'],
    'a message that names an unknown attachment leaves neither a message nor a thread',
    async (world) => {
      const user = await world.newUser();
      const known = await filesOf(world, user).add(note);
      const input = scriptInput([], { attachments: [known.id, 'atc_unknown'] });
      expect((await user.refused('threads.create', { input })).status).toBe(404);
      expect((await user.ask<Page<Thread>>('threads.list', {})).data).toEqual([]);
      const { threadId: thread_id } = await user.begin([]);
      expect((await user.refused('threads.add_user_message', { thread_id, input })).status).toBe(404);
      expect(await user.items(thread_id)).toHaveLength(1);
      // What was known is still to be had.
      await user.send(thread_id, [], { attachments: [known.id] });
      expect(await user.items(thread_id)).toHaveLength(2);
    },
  );

  scenario(['attachments.delete'], 'deleted, nothing of it is found any more', async (world) => {
    const user = await world.newUser();
    const files = filesOf(world, user);
    const { id } = await files.add(note);
    expect((await files.download(id)).status).toBe(200);
    expect(await user.ask('attachments.delete', { attachment_id: id })).toEqual({});
    expect((await files.download(id)).status).toBe(404);
    expect(
      (await user.refused('threads.create', { input: scriptInput([], { attachments: [id] }) })).status,
    ).toBe(404);
    const waiting = await files.announce(note);
    expect(await user.ask('attachments.delete', { attachment_id: waiting.id })).toEqual({});
    expect((await files.send(waiting, note.bytes)).status).toBe(404);
    expect((await user.refused('attachments.delete', { attachment_id: 'atc_unknown' })).status).toBe(404);
  });

  scenario(['attachments.not-configured'], 'where no files are taken, both say so', async (world) => {
    const place = await world.start({});
    const user = await place.newUser();
    const create = { name: 'x', size: 1, mime_type: 'text/plain' };
    const refused = [
      await user.refused('attachments.create', create),
      await user.refused('attachments.delete', { attachment_id: 'atc_x' }),
    ];
    for (const { status, error } of refused)
      expect.soft([status, error.code]).toEqual([501, 'not_supported']);
    const input = scriptInput([], { attachments: ['atc_x'] });
    expect((await user.refused('threads.create', { input })).status).toBeLessThan(500);
  });

  scenario(['attachments.direct'], 'a direct upload answers the attachment, complete', async (world) => {
    const user = await world.newUser();
    const files = filesOf(world, user);
    const response = await files.upload(picture);
    expect(response.status).toBe(200);
    const attachment: { id: string } = await response.json();
    expect(attachment).toEqual({
      type: 'image',
      id: expect.stringMatching(/^atc_/u),
      name: 'dot.png',
      mime_type: 'image/png',
      preview_url: url,
    });
    const { message } = await user.begin([], { attachments: [attachment.id] });
    expect(message.attachments).toMatchObject([{ id: attachment.id }]);
  });

  scenario(
    ['attachments.download', 'isolation.attachments'],
    'a download is for its owner, to be saved and not to be run',
    async (world) => {
      const [user, other] = [await world.newUser('ada'), await world.newUser('eve')];
      const [mine, theirs] = [filesOf(world, user), filesOf(world, other)];
      const { id } = await mine.add(note);
      const download = await mine.download(id);
      expect(Buffer.from(await download.arrayBuffer())).toEqual(samples.text);
      expect(download.headers.get('content-disposition')).toMatch(/^attachment\b.*note\.txt/u);
      expect(download.headers.get('content-type')).toMatch(/^text\/plain\b/u);
      expect(download.headers.get('x-content-type-options')).toBe('nosniff');
      const shown = await mine.add(picture);
      const preview = await mine.get('preview_url' in shown ? shown.preview_url : '');
      expect(Buffer.from(await preview.arrayBuffer())).toEqual(samples.png);

      const waiting = await mine.announce(note);
      expect((await theirs.download(id)).status).toBe(404);
      expect((await theirs.download(waiting.id)).status).toBe(404);
      expect((await other.refused('attachments.delete', { attachment_id: id })).status).toBe(404);
      expect(
        (await other.refused('threads.create', { input: scriptInput([], { attachments: [id] }) })).status,
      ).toBe(404);
      expect((await mine.download(id)).status).toBe(200);
    },
  );

  scenario(['attachments.with-thread'], 'the files of a thread go with it', async (world) => {
    const user = await world.newUser();
    const files = filesOf(world, user);
    const { id } = await files.add(note);
    const { threadId: thread_id } = await user.begin([], { attachments: [id] });
    expect((await files.download(id)).status).toBe(200);
    await user.ask('threads.delete', { thread_id });
    expect((await files.download(id)).status).toBe(404);
  });
});
