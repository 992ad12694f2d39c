import { type TemplateResult, html } from 'lit';
import { addStyles } from '../../parts/add-styles.ts';
import { composerStyles } from '../../parts/composer.styles.ts';
import type { Desk, Extra } from '../extra.ts';
import { icon } from '../icon.ts';
import { dictationStyles } from './dictation.styles.ts';
import { dictationTexts } from './dictation-texts.ts';
import { insertAtCaret } from './insert-at-caret.ts';
import { LevelMeter } from './level-meter.ts';
import { Recorder } from './recorder.ts';
import { transcribe } from './transcribe.ts';

addStyles(composerStyles, dictationStyles);

/** Milliseconds; what is longer is turned into text by itself. */
const longest = 5 * 60_000;

type Stage = 'off' | 'asking' | 'recording' | 'transcribing';

/** Speaking instead of typing: recorded, sent to the server, and put into the text. */
class Dictation implements Extra {
  readonly #desk: Desk;
  #stage: Stage = 'off';
  #recorder: Recorder | null = null;
  #meter: LevelMeter | null = null;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #abort = new AbortController();
  #trouble: string | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get isUnready(): boolean {
    return this.#stage === 'recording' || this.#stage === 'transcribing';
  }

  /** What was said into a composer that is gone goes nowhere. */
  update(): void {
    if (!this.#desk.options.composer?.dictation?.enabled || this.#desk.composer === null) this.#cancel();
  }

  above(): unknown {
    if (this.#trouble === null) return null;
    return html`<p class="said" role="alert" dir="auto">${this.#trouble}</p>`;
  }

  end(): TemplateResult | null {
    if (!this.#desk.options.composer?.dictation?.enabled) return null;
    return html`<button
      class="quiet plain dictate"
      part="button dictate"
      type="button"
      aria-label=${dictationTexts.dictate}
      title=${dictationTexts.dictate}
      ?disabled=${this.#stage === 'asking'}
      @click=${() => void this.#begin()}
    >
      ${icon('mic')}
    </button>`;
  }

  instead(): TemplateResult | null {
    if (this.#stage === 'recording') return this.#recording();
    if (this.#stage !== 'transcribing') return null;
    return html`${this.#button('close', dictationTexts.cancel, this.#cancel)}
      <p class="heard" role="status">${dictationTexts.transcribing}</p>`;
  }

  #recording(): TemplateResult {
    return html`${this.#button('close', dictationTexts.cancel, this.#cancel)}
      <div class="heard" part="dictation" role="img" aria-label=${dictationTexts.recording}>
        ${this.#meter?.element}
      </div>
      ${this.#button('check', dictationTexts.accept, () => void this.#accept())}`;
  }

  #button(picture: 'close' | 'check', label: string, act: () => void): TemplateResult {
    return html`<button
      class="quiet plain"
      part="button ${picture === 'close' ? 'dictation-cancel' : 'dictation-accept'}"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${act}
      @keydown=${this.#pressed}
    >
      ${icon(picture)}
    </button>`;
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#cancel();
  };

  async #begin(): Promise<void> {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#show('asking');
    try {
      if (!canRecord()) throw new DOMException('No recorder.', 'NotSupportedError');
      const recorder = await Recorder.begin();
      if (signal.aborted) {
        await recorder.end();
        return;
      }
      this.#recorder = recorder;
      this.#meter = new LevelMeter(() => recorder.level);
      this.#limit = setTimeout(() => void this.#accept(), longest);
      this.#show('recording');
      this.#focusAccept();
    } catch (error) {
      this.#show('off', reasonOf(error));
    }
  }

  readonly #cancel = (): void => {
    if (this.#stage === 'off') return;
    this.#abort.abort();
    void this.#stop();
    this.#show('off');
    this.#desk.composer?.focus();
  };

  async #accept(): Promise<void> {
    if (this.#stage !== 'recording') return;
    const { signal } = this.#abort;
    this.#show('transcribing');
    try {
      const recording = await this.#stop();
      const words = recording && (await transcribe(this.#desk, recording, signal));
      if (signal.aborted) return;
      this.#show('off', words ? null : dictationTexts.nothing);
      if (words) insertAtCaret(this.#desk.composer, words);
    } catch (error) {
      if (!signal.aborted) this.#show('off', error instanceof Error ? error.message : String(error));
    }
    this.#desk.composer?.focus();
  }

  /** Gives the microphone back; answers what was recorded. */
  async #stop(): Promise<Awaited<ReturnType<Recorder['end']>> | null> {
    clearTimeout(this.#limit);
    this.#meter?.stop();
    const recorder = this.#recorder;
    this.#recorder = this.#meter = null;
    return recorder?.end() ?? null;
  }

  #show(stage: Stage, trouble: string | null = null): void {
    this.#stage = stage;
    this.#trouble = trouble;
    this.#desk.changed();
  }

  /** The button that was pressed is gone. */
  #focusAccept(): void {
    const { composer } = this.#desk;
    void composer?.updateComplete.then(() =>
      composer.querySelector<HTMLElement>('[part~=dictation-accept]')?.focus(),
    );
  }
}

function canRecord(): boolean {
  // Pages that are not secure have none.
  return 'mediaDevices' in navigator && typeof MediaRecorder === 'function';
}

function reasonOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return dictationTexts.refused;
  if (name === 'NotFoundError') return dictationTexts.missing;
  return name === 'NotSupportedError' ? dictationTexts.unsupported : dictationTexts.inUse;
}

export function createDictation(desk: Desk): Extra {
  return new Dictation(desk);
}
