import { type TemplateResult, html } from 'lit';
import type { Attachment, ComposerValue, OutgoingMessage } from '../../../../chatkit/messages.ts';
import { addStyles } from '../../parts/add-styles.ts';
import type { ChatKitComposer } from '../../parts/composer.ts';
import { composerStyles } from '../../parts/composer.styles.ts';
import type { Desk, Extra } from '../extra.ts';
import { icon } from '../icon.ts';
import { AttachedFile } from './attached-file.ts';
import { DropZone } from './drop-zone.ts';
import { fileList } from './file-list.ts';
import { type FileRules, acceptAttribute, mostFiles, refusalOf } from './file-rules.ts';
import { sizeInWords } from '../../size-in-words.ts';
import { fileTexts } from './file-texts.ts';
import { filesIn } from './files-in.ts';
import { filesStyles } from './files.styles.ts';

addStyles(composerStyles, filesStyles);

/** The files of the message that is being written: chosen, dropped or pasted, sent ahead of it, and shown. */
class Files implements Extra {
  readonly #desk: Desk;
  #files: readonly AttachedFile[] = [];
  /** Why some could not be attached. */
  #refusals: readonly string[] = [];
  /** Somebody wants to send the message, and files are on their way. */
  #sendsOnceThere = false;
  #composer: ChatKitComposer | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    const zone = new DropZone(desk.chat, {
      isWanted: () => this.#isOffered,
      take: (files) => this.#add(files),
    });
    zone.listen();
  }

  get #rules(): FileRules {
    return this.#desk.options.composer?.attachments ?? {};
  }

  /** By people; the page can attach something in any case. */
  get #isOffered(): boolean {
    const { options, composer } = this.#desk;
    return options.composer?.attachments?.enabled === true && composer?.locked === false;
  }

  get share(): Partial<OutgoingMessage> {
    const attachments = this.#attachments;
    return attachments.length > 0 ? { attachments } : {};
  }

  get #attachments(): Attachment[] {
    return this.#files.map(({ attachment }) => attachment).filter((attachment) => attachment !== null);
  }

  get isUnready(): boolean {
    return this.#files.some(({ isUploading, trouble }) => isUploading || trouble !== null);
  }

  placed(composer: ChatKitComposer): void {
    if (composer !== this.#composer) this.#listen(composer);
    if (!this.#sendsOnceThere || this.#files.some(({ isUploading }) => isUploading)) return;
    this.#sendsOnceThere = false;
    if (!this.isUnready) queueMicrotask(() => composer.send());
  }

  sent(): void {
    this.#files = this.#refusals = [];
  }

  put({ attachments, files }: ComposerValue): void {
    if (!attachments && !files) return;
    for (const file of this.#files) file.leave();
    this.#files = (attachments ?? []).map((attachment) => new AttachedFile(this.#desk, attachment));
    this.#refusals = [];
    this.#add(files ?? []);
  }

  above(): unknown {
    if (this.#files.length === 0 && this.#refusals.length === 0) return null;
    return html`${fileList(this.#files, {
      locale: this.#desk.options.locale,
      remove: this.#remove,
      retry: (file) => void file.send(),
    })}
    ${this.#refusals.map((sentence) => html`<p class="said" role="alert" dir="auto">${sentence}</p>`)}
    ${this.#sendsOnceThere ? html`<p class="said waits" role="status">${fileTexts.waits}</p>` : null}`;
  }

  start(): TemplateResult | null {
    if (this.#desk.options.composer?.attachments?.enabled !== true) return null;
    return html`<button
        class="quiet plain"
        part="button attach"
        type="button"
        aria-label=${fileTexts.attach}
        title=${fileTexts.attach}
        @click=${this.#choose}
      >
        ${icon('attach')}
      </button>
      <input
        class="chooser"
        type="file"
        hidden
        ?multiple=${mostFiles(this.#rules) > 1}
        accept=${acceptAttribute(this.#rules)}
        @change=${this.#chosen}
      />`;
  }

  readonly #choose = ({ currentTarget }: Event): void => {
    const chooser = currentTarget instanceof Element ? currentTarget.nextElementSibling : null;
    if (chooser instanceof HTMLInputElement) chooser.click();
  };

  readonly #chosen = ({ currentTarget: chooser }: Event): void => {
    if (!(chooser instanceof HTMLInputElement)) return;
    this.#add([...(chooser.files ?? [])]);
    // The same file can be chosen again.
    chooser.value = '';
    this.#desk.composer?.focus();
  };

  readonly #remove = (file: AttachedFile): void => {
    file.remove();
    this.#files = this.#files.filter((other) => other !== file);
    this.#refusals = [];
    this.#desk.changed();
    this.#desk.composer?.focus();
  };

  #add(files: readonly File[]): void {
    if (files.length === 0) return;
    const room = Math.max(0, mostFiles(this.#rules) - this.#files.length);
    const refused = files.map((file) => this.#refuse(file)).filter((sentence) => sentence !== null);
    const fitting = files.filter((file) => refusalOf(file, this.#rules) === null);
    const tooMany = fitting.length > room ? [fileTexts.tooMany(mostFiles(this.#rules))] : [];
    const added = fitting.slice(0, room).map((file) => new AttachedFile(this.#desk, file));
    this.#files = [...this.#files, ...added];
    // A folder full of others is said in a few sentences.
    this.#refusals = [...refused.slice(0, 3), ...tooMany];
    for (const file of added) void file.send().then(() => this.#announce(file));
    this.#desk.changed();
  }

  #announce(file: AttachedFile): void {
    if (file.attachment) this.#desk.say(fileTexts.added(file.name));
  }

  #refuse(file: File): string | null {
    const refusal = refusalOf(file, this.#rules);
    if (refusal === null) return null;
    if (refusal.reason === 'type') return fileTexts.wrongType(file.name);
    return fileTexts.tooLarge(file.name, sizeInWords(refusal.most, this.#desk.options.locale));
  }

  #listen(composer: ChatKitComposer): void {
    this.#composer = composer;
    composer.addEventListener('paste', (event) => this.#pasted(event));
    composer.addEventListener('keydown', (event) => this.#pressed(event), true);
    composer.addEventListener('input', () => (this.#sendsOnceThere = false));
  }

  /** Text goes before a picture of it, which programs for offices put beside. */
  #pasted(event: ClipboardEvent): void {
    const { clipboardData: data } = event;
    if (!this.#isOffered || !data || data.types.includes('text/plain')) return;
    const files = filesIn(data);
    if (files.length === 0) return;
    event.preventDefault();
    this.#add(files);
  }

  /** Enter sends the message, as soon as its files are there. */
  #pressed({ key, shiftKey, isComposing, target }: KeyboardEvent): void {
    const isText = target instanceof Element && target.matches('[part=textbox]');
    if (key !== 'Enter' || shiftKey || isComposing || !isText) return;
    if (!this.#files.some(({ isUploading }) => isUploading)) return;
    this.#sendsOnceThere = true;
    this.#desk.changed();
  }
}

export function createFiles(desk: Desk): Extra {
  return new Files(desk);
}
