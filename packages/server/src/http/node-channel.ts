import type { ServerResponse } from 'node:http';
import type { TextChannel } from './text-channel.ts';

const ignore = (): void => {};

/** A Node response whose header is set. */
export class NodeChannel implements TextChannel {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.on('error', ignore); // a write that met a closed socket; `close` follows
  }

  write(text: string): boolean {
    return this.#response.write(text);
  }

  whenRoom(go: () => void): void {
    this.#response.once('drain', go);
  }

  begin(): void {
    this.#response.flushHeaders();
  }

  cut(): void {
    this.#response.destroy();
  }

  end(): void {
    this.#response.end();
  }
}
