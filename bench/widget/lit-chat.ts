import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';

/** The least there is to a chat in Lit: a message box, a request, an answer that streams. No session, no threads, no care. */
class LitChat extends LitElement {
  static override readonly properties: PropertyDeclarations = { texts: { state: true } };

  declare private texts: string[];

  constructor() {
    super();
    this.texts = [];
  }

  protected override render(): TemplateResult {
    return html`<div>${this.texts.map((text) => html`<p>${text}</p>`)}</div>
      <form @submit=${this.#send}><textarea aria-label="Message"></textarea><button>Send</button></form>`;
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = this.renderRoot.querySelector('textarea')?.value ?? '';
    this.texts = [...this.texts, text, ''];
    const response = await fetch('/chat', { method: 'POST', body: JSON.stringify({ text }) });
    if (!response.body) return;
    let rest = '';
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const frames = (rest + part).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) this.#add(JSON.parse(frame.slice('data: '.length)).text);
    }
  };

  #add(text: string): void {
    this.texts = [...this.texts.slice(0, -1), (this.texts.at(-1) ?? '') + text];
  }
}

customElements.define('lit-chat', LitChat);
