import { safePicture } from '../markdown/safe-address.ts';

/** Pictures that come along in the message itself, of kinds that hold nothing but a picture. */
const inline = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z\d+/]+={0,2}$/i;

export interface PicturePlaces {
  /** Hosts that pictures may come from. */
  domains: readonly string[];
  /** Address of the chat's server; its pictures may be shown. */
  api: string;
}

/**
 * The address that a picture may load from, or `null`: the chat's server, an allowed host, this page's memory, or the
 * message itself. It has to be absolute, as the protocol has it.
 */
export function pictureAddress(address: string, { domains, api }: PicturePlaces): string | null {
  if (inline.test(address) || address.startsWith(`blob:${location.origin}/`)) return address;
  return safePicture(address, domains) ?? ofServer(address, URL.parse(api, document.baseURI));
}

function ofServer(address: string, server: URL | null): string | null {
  // But for the host, it is looked at as any other is.
  const url = server && safePicture(address, [server.hostname]);
  return url && new URL(url).origin === server.origin ? url : null;
}
