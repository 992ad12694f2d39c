import { fileTexts } from './file-texts.ts';
import { filesIn } from './files-in.ts';

export interface DropZoneOptions {
  isWanted: () => boolean;
  take: (files: File[]) => void;
}

/** Files can be dropped anywhere on the chat, which says so while they are over it. */
export class DropZone {
  readonly #chat: HTMLElement;
  readonly #options: DropZoneOptions;
  readonly #sign = document.createElement('div');

  constructor(chat: HTMLElement, options: DropZoneOptions) {
    this.#chat = chat;
    this.#options = options;
    this.#sign.className = 'drop-sign';
    this.#sign.setAttribute('part', 'drop-zone');
    this.#sign.textContent = fileTexts.drop;
  }

  /** For as long as the chat is there. */
  listen(): void {
    this.#chat.addEventListener('dragenter', this.#over);
    this.#chat.addEventListener('dragover', this.#over);
    this.#chat.addEventListener('dragleave', this.#left);
    this.#chat.addEventListener('drop', this.#dropped);
  }

  readonly #over = (event: DragEvent): void => {
    const { dataTransfer: data } = event;
    if (!data?.types.includes('Files') || !this.#options.isWanted()) return;
    event.preventDefault();
    data.dropEffect = 'copy';
    if (!this.#sign.isConnected) this.#chat.shadowRoot?.querySelector('.chat')?.append(this.#sign);
  };

  /** Parts of the chat are left for others all the time. */
  readonly #left = ({ clientX, clientY }: DragEvent): void => {
    const { left, right, top, bottom } = this.#chat.getBoundingClientRect();
    const isInside = clientX > left && clientX < right && clientY > top && clientY < bottom;
    if (!isInside) this.#sign.remove();
  };

  readonly #dropped = (event: DragEvent): void => {
    this.#sign.remove();
    const { dataTransfer: data } = event;
    if (!data?.types.includes('Files') || !this.#options.isWanted()) return;
    event.preventDefault();
    this.#options.take(filesIn(data));
  };
}
