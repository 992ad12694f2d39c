/** A part of a form, with its headers as they stand. */
export interface Part {
  readonly headers: string;
  readonly body: Uint8Array | string;
}

export const formType = 'multipart/form-data; boundary=x';

export function filePart(filename: string, body: Uint8Array | string, type = 'image/png'): Part {
  return {
    headers: `Content-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: ${type}`,
    body,
  };
}

export function fieldPart(name: string, body = 'x'): Part {
  return { headers: `Content-Disposition: form-data; name="${name}"`, body };
}

/** A form of exactly these parts, of the type `formType`. */
export function rawForm(parts: readonly Part[], end = '--x--\r\n'): Buffer<ArrayBuffer> {
  const chunks = parts.flatMap(({ headers, body }) => [
    Buffer.from(`--x\r\n${headers}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(end)]);
}
