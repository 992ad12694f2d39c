import type { Attachment, UploadDescriptor } from '../../../src/protocol/index.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

/** A file as a browser has it. */
export interface UserFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Announced = Attachment & { readonly upload_descriptor: UploadDescriptor };

/** What users do with files. */
export interface Files {
  /** `attachments.create`. */
  announce(file: UserFile): Promise<Announced>;
  /** Sends the bytes of an announced file where they belong. */
  send(announced: Announced, body: BodyInit, method?: string): Promise<Response>;
  /** Both; the attachment. */
  add(file: UserFile): Promise<Attachment>;
  /** A direct upload. */
  upload(file: UserFile): Promise<Response>;
  /** Asks for an address that the server gave out. */
  get(address: string): Promise<Response>;
  /** Asks for the content of a file, as the user. */
  download(id: string): Promise<Response>;
}

export function filesOf(world: World, user: User): Files {
  const bearer = { authorization: `Bearer ${user.secret}` };
  const announce: Files['announce'] = ({ name, type, bytes }) =>
    user.ask<Announced>('attachments.create', { name, size: bytes.length, mime_type: type });
  const send: Files['send'] = ({ upload_descriptor: { url, method, headers } }, body, otherMethod) =>
    fetch(world.reach(url), { method: otherMethod ?? method, headers, body });
  return {
    announce,
    send,
    async add(file) {
      const { upload_descriptor, ...attachment } = await announce(file);
      const sent = await send({ ...attachment, upload_descriptor }, file.bytes);
      if (sent.status !== 200) throw new Error(`The file is refused: ${sent.status} ${await sent.text()}`);
      return attachment;
    },
    upload: (file) =>
      fetch(`${world.api}/attachments`, { method: 'POST', headers: bearer, body: formOf(file) }),
    get: (address) => fetch(world.reach(address)),
    download: (id) => fetch(`${world.api}/attachments/${id}/content`, { headers: bearer }),
  };
}

/** The file in a form, as ChatKit's element sends it. */
export function formOf({ name, type, bytes }: UserFile): FormData {
  const form = new FormData();
  form.append('file', new File([bytes], name, { type }));
  return form;
}
