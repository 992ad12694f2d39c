import { safePicture } from '../../markdown/safe-address.ts';

/** Pictures that are in the widget itself, of kinds that hold nothing but a picture. */
const inline = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z\d+/=]+$/i;

/** The address that a widget's picture may load from, or `null`: an allowed host, or the widget itself. */
export function safeImage(address: string, domains: readonly string[]): string | null {
  return inline.test(address) ? address : safePicture(address, domains);
}
