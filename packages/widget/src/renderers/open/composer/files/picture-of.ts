/** As large as it is shown, twice over for fine screens. */
const pixels = 112;

/**
 * A small picture of a file, or `null` for what the browser cannot draw. Drawn, not loaded from an address: a strict policy
 * of the page needs to allow nothing for it, and nothing has to be given back.
 */
export async function pictureOf(file: Blob): Promise<HTMLCanvasElement | null> {
  if (!/^image\/(?:png|jpeg|gif|webp|avif|bmp)$/.test(file.type)) return null;
  try {
    const image = await createImageBitmap(file);
    const scale = Math.max(pixels / image.width, pixels / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = pixels;
    canvas.getContext('2d')?.drawImage(image, (pixels - width) / 2, (pixels - height) / 2, width, height);
    image.close();
    return canvas;
  } catch {
    return null;
  }
}
