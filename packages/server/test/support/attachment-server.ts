import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttachmentOptions } from '../../src/attachments/attachment-options.ts';
import type { Attachment, ThreadStreamEvent, UploadDescriptor } from '../../src/protocol/index.ts';
import { readEvents, signIn, userInput, type ChatClient } from './chat-client.ts';
import { startServer, type TestServer, type TestServerOptions } from './test-server.ts';

/** Where browsers would reach the mount point; no request of a test says so. */
export const publicUrl = 'https://app.example.com/api/chatkit';

/** A server that takes attachments, and the folder it keeps them in. */
export interface AttachmentServer extends TestServer {
  readonly folder: string;
  /** The files in the folder, by their names. */
  files(): Promise<string[]>;
  /** The same address, at the test's server. */
  reach(address: string): string;
  /** A user of it who sends files. */
  user(subject: string): Promise<AttachmentUser>;
}

export interface AttachmentUser extends ChatClient {
  readonly bearer: { authorization: string };
  /** A direct upload. */
  upload(file: TestFile): Promise<Response>;
  /** A direct upload that is taken. */
  attach(file: TestFile): Promise<Attachment>;
  announce(claim: { name: string; size: number; mime_type: string }): Promise<AnnouncedAttachment>;
  /** Sends a message with attachments, in a new thread unless one is named, and gives the response as it is. */
  send(ids: readonly string[], threadId?: string): Promise<Response>;
  /** Sends a message with attachments in a new thread that is made. */
  createWith(ids: readonly string[]): Promise<{ threadId: string; events: ThreadStreamEvent[] }>;
}

export type AnnouncedAttachment = Attachment & { upload_descriptor: UploadDescriptor };

export interface TestFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface AttachmentServerOptions extends Omit<TestServerOptions, 'attachments'> {
  attachments?: Partial<AttachmentOptions>;
}

export async function startAttachmentServer(options: AttachmentServerOptions): Promise<AttachmentServer> {
  const folder = await mkdtemp(join(tmpdir(), 'chatdock-files-'));
  const attachments = { publicUrl, files: { directory: folder }, ...options.attachments };
  const server = await startServer({ ...options, attachments });
  return {
    ...server,
    folder,
    files: () => listFiles(folder),
    reach: (address) => address.replace(publicUrl, server.api),
    user: async (subject) => attachmentUser(server.api, await signIn(server.api, subject)),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function formOf({ name, type, bytes }: TestFile, field = 'file'): FormData {
  const form = new FormData();
  form.append(field, new File([bytes], name, { type }));
  return form;
}

export function attachmentUser(api: string, client: ChatClient): AttachmentUser {
  const bearer = { authorization: `Bearer ${client.secret}` };
  const upload = (file: TestFile) =>
    fetch(`${api}/attachments`, { method: 'POST', headers: bearer, body: formOf(file) });
  const send: AttachmentUser['send'] = (attachments, thread_id) =>
    client.post({
      type: thread_id === undefined ? 'threads.create' : 'threads.add_user_message',
      params: { thread_id, input: { ...userInput('See this'), attachments } },
    });
  return {
    ...client,
    bearer,
    upload,
    async attach(file) {
      const response = await upload(file);
      if (response.status !== 200) throw new Error(`upload: ${response.status} ${await response.text()}`);
      return response.json();
    },
    announce: (claim) => client.ask('attachments.create', claim),
    send,
    async createWith(ids) {
      const response = await send(ids);
      if (response.status !== 200) throw new Error(`send: ${response.status} ${await response.text()}`);
      const events = readEvents(await response.text());
      const [first] = events;
      if (first?.type !== 'thread.created') throw new Error('The stream does not begin with the thread.');
      return { threadId: first.thread.id, events };
    },
  };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
}
