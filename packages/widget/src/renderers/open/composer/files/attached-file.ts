import type { Attachment } from '../../../../chatkit/messages.ts';
import type { Desk } from '../extra.ts';
import { pictureOf } from './picture-of.ts';
import { forget, upload } from './upload.ts';

/** A file of the message that is being written: on its way to the server, there, or refused. */
export class AttachedFile {
  readonly name: string;
  /** Bytes; `null` where only the server knows. */
  readonly size: number | null;
  /** From 0 to 1; `null` where that cannot be known. */
  progress: number | null = null;
  /** For the network. */
  isWaiting = false;
  /** What went wrong, for people. */
  trouble: string | null = null;
  picture: HTMLCanvasElement | null = null;
  attachment: Attachment | null = null;
  readonly #desk: Desk;
  readonly #file: File | null;
  #abort = new AbortController();

  constructor(desk: Desk, source: File | Attachment) {
    this.#desk = desk;
    this.name = source.name;
    this.#file = source instanceof File ? source : null;
    this.size = this.#file?.size ?? null;
    if (!(source instanceof File)) this.attachment = source;
  }

  /** It is neither there nor refused. */
  get isUploading(): boolean {
    return this.attachment === null && this.trouble === null;
  }

  /** Sends it, once there is a network, and once more where that was in vain. Never rejects; `trouble` says what went wrong. */
  async send(): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.progress = this.trouble = null;
    this.#desk.changed();
    if (this.picture === null) void this.#draw(file);
    await this.#untilOnline(signal);
    if (signal.aborted) return;
    try {
      const attachment = await upload(this.#desk, file, {
        signal,
        progress: (part) => {
          this.progress = part;
          this.#desk.changed();
        },
      });
      if (signal.aborted) await forget(this.#desk, attachment);
      else this.attachment = attachment;
    } catch (error) {
      if (!signal.aborted && !navigator.onLine) return this.send();
      if (!signal.aborted) this.trouble = error instanceof Error ? error.message : String(error);
    }
    this.#desk.changed();
  }

  async #untilOnline(signal: AbortSignal): Promise<void> {
    if (navigator.onLine) return;
    this.isWaiting = true;
    this.#desk.changed();
    await new Promise((resolve) => {
      for (const target of [globalThis, signal])
        target.addEventListener(target === signal ? 'abort' : 'online', resolve, { once: true });
    });
    this.isWaiting = false;
    this.#desk.changed();
  }

  /** Stops its upload; takes it off the server where it is there. */
  remove(): void {
    this.#abort.abort();
    if (this.attachment) void forget(this.#desk, this.attachment);
  }

  /** Stops its upload. */
  leave(): void {
    this.#abort.abort();
  }

  async #draw(file: File): Promise<void> {
    this.picture = await pictureOf(file);
    this.#desk.changed();
  }
}
