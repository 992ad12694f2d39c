import type { FileStore } from './file-store.ts';

/** Files in memory, gone with the process: for tests, and for conversations that are kept there too. */
export function memoryFiles(): FileStore & { readonly keys: () => string[] } {
  const files = new Map<string, Buffer>();
  return {
    keys: () => [...files.keys()],
    async put(key, bytes) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) chunks.push(chunk);
      files.set(key, Buffer.concat(chunks));
    },
    async open(key, range) {
      const file = files.get(key);
      return file ? { size: file.length, bytes: once(file.subarray(0, range?.firstBytes)) } : null;
    },
    async delete(key) {
      files.delete(key);
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
