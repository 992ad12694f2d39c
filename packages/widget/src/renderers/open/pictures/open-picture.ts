import type { PictureShown } from './picture-dialog.ts';

/** Shows a picture large, once what does so has been loaded; over the chat that `near` is in. */
export async function openPicture(near: EventTarget | null, picture: PictureShown): Promise<void> {
  if (!(near instanceof HTMLElement)) return;
  try {
    const { showPicture } = await import('./picture-dialog.ts');
    showPicture(near, picture);
  } catch {
    // It is there as small as it was.
  }
}
