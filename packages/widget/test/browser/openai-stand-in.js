// Stands in for OpenAI’s script, which no test can load: registers an `<openai-chatkit>` that does what OpenAI documents of
// its own, checks every option it is handed, and notes everything in `openAi`. A page says in `openAiIs` what is wrong with it.

/* oxlint-disable unicorn/consistent-function-scoping -- a page may run it twice, so nothing is named at its top */
{
  const {
    brings = 'element',
    ready = true,
    refuses = null,
    throwsAt = null,
    frame = null,
  } = globalThis.openAiIs ?? {};
  const record = (globalThis.openAi ??= { runs: 0, chats: [], problems: [] });
  record.runs += 1;

  const isText = (value) => typeof value === 'string' && value !== '';
  const isFunction = (value) => typeof value === 'function';
  const isFlag = (value) => typeof value === 'boolean';
  const oneOf =
    (...values) =>
    (value) =>
      values.includes(value);
  const listOf = (check) => (value) => Array.isArray(value) && value.every((entry) => check(entry));
  const any =
    (...checks) =>
    (value) =>
      checks.some((check) => check(value));
  /** `shape` names every field there may be; those with `!` have to be there. */
  const shaped = (shape) => (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const checks = new Map(Object.entries(shape).map(([name, check]) => [name.replace('!', ''), check]));
    const needed = Object.keys(shape).filter((name) => name.endsWith('!'));
    return (
      needed.every((name) => Object.hasOwn(value, name.slice(0, -1))) &&
      Object.entries(value).every(([name, entry]) => checks.get(name)?.(entry))
    );
  };
  const icon = any(oneOf('bolt', 'search', 'sparkle', 'globe'), (value) =>
    String(value).startsWith('lucide:'),
  );
  const button = shaped({ 'icon!': oneOf('home', 'menu', 'close'), 'onClick!': isFunction });
  const options = {
    'api!': any(
      shaped({
        'url!': isText,
        'domainKey!': isText,
        fetch: isFunction,
        uploadStrategy: any(
          shaped({ 'type!': oneOf('two_phase') }),
          shaped({ 'type!': oneOf('direct'), 'uploadUrl!': isText }),
        ),
      }),
      shaped({ 'getClientSecret!': isFunction }),
    ),
    initialThread: any(isText, oneOf(null)),
    theme: any(oneOf('light', 'dark'), shaped({ colorScheme: oneOf('light', 'dark') })),
    locale: oneOf('en', 'de', 'de-DE', 'fr', 'pt-BR'),
    frameTitle: isText,
    header: shaped({
      enabled: isFlag,
      title: shaped({ enabled: isFlag, text: isText }),
      leftAction: button,
      rightAction: button,
    }),
    history: shaped({ enabled: isFlag, showDelete: isFlag, showRename: isFlag }),
    startScreen: shaped({
      greeting: isText,
      prompts: listOf(shaped({ 'label!': isText, 'prompt!': any(isText, listOf(Boolean)), icon })),
    }),
    composer: shaped({
      placeholder: isText,
      attachments: shaped({ 'enabled!': isFlag }),
      dictation: shaped({ 'enabled!': isFlag }),
      tools: listOf(shaped({ 'id!': isText, 'label!': isText, 'icon!': icon })),
      models: listOf(shaped({ 'id!': isText, 'label!': isText })),
    }),
    disclaimer: shaped({ 'text!': isText, highContrast: isFlag }),
    threadItemActions: shaped({ feedback: isFlag, retry: isFlag }),
    thread: shaped({ autoScroll: isFlag }),
    entities: shaped({ onTagSearch: isFunction, showComposerMenu: isFlag, onClick: isFunction }),
    commands: shaped({ 'enabled!': isFlag, onSearch: isFunction, onSelect: isFunction }),
    widgets: shaped({ onAction: isFunction }),
    onClientTool: isFunction,
  };

  class StandIn extends HTMLElement {
    calls = [];
    options = null;
    secrets = [];
    #input = document.createElement('input');

    constructor() {
      super();
      const label = document.createElement('label');
      label.append('Message OpenAI', this.#input);
      this.attachShadow({ mode: 'open' }).append(label);
      record.chats.push(this);
    }

    setOptions(next) {
      if (throwsAt === 'setOptions') throw new TypeError('Invalid input at api');
      if (next === this.options) record.problems.push('the same object again');
      for (const [name, check] of Object.entries(options)) {
        const value = next[name.replace('!', '')];
        if (value === undefined ? name.endsWith('!') : !check(value))
          record.problems.push(`${name}: ${JSON.stringify(value)}`);
      }
      for (const [name, value] of Object.entries(next))
        if (value === undefined || !(name in options || `${name}!` in options))
          record.problems.push(`unknown: ${name}`);
      this.calls.push(['setOptions', next]);
      this.options = next; // all of them: nothing is merged
    }

    connectedCallback() {
      if (this.options) queueMicrotask(() => void this.start());
    }

    async start() {
      if (frame) this.shadowRoot.append(Object.assign(document.createElement('iframe'), { src: frame }));
      if (refuses === 'before') this.say('chatkit.error', { error: new Error('Domain verification failed') });
      if (this.options.api.getClientSecret) await this.renew();
      if (ready) this.say('chatkit.ready');
      if (refuses === 'after')
        setTimeout(
          () => this.say('chatkit.error', { error: new Error('domain_key is not valid for this host') }),
          200,
        );
    }

    /** Asks for a client secret, coming with the last one when that is refused. */
    async renew() {
      try {
        this.secrets.push(await this.options.api.getClientSecret(this.secrets.at(-1) ?? null));
      } catch (error) {
        this.say('chatkit.error', { error });
      }
    }

    /** A request as the frame has the page make it. */
    async request(type) {
      const { url, fetch } = this.options.api;
      const headers = { 'content-type': 'application/json', 'x-chatkit-version': '1.9' };
      try {
        return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ type }) })).status;
      } catch (error) {
        this.say('chatkit.error', { error });
        return error.code ?? String(error);
      }
    }

    /** OpenAI’s events neither bubble nor cross shadow roots. */
    say(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }

    async setThreadId(threadId) {
      this.calls.push(['setThreadId', threadId]);
      this.say('chatkit.thread.change', { threadId });
    }

    async setComposerValue(value) {
      this.calls.push(['setComposerValue', value]);
      this.#input.value = value.text;
    }

    async focusComposer() {
      this.calls.push(['focusComposer']);
      this.#input.focus();
    }

    async sendUserMessage(message) {
      this.calls.push(['sendUserMessage', message]);
    }

    async sendCustomAction(action, itemId) {
      this.calls.push(['sendCustomAction', action, itemId]);
    }

    async fetchUpdates() {
      this.calls.push(['fetchUpdates']);
    }
  }

  const given = brings === 'another' ? class extends HTMLElement {} : StandIn;
  if (brings !== 'nothing' && !customElements.get('openai-chatkit'))
    customElements.define('openai-chatkit', given);
}
