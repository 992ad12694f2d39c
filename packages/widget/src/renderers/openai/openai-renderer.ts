import type { ChatKitOptions } from '../../chatkit/options.ts';
import { inWords } from '../../set-up/in-words.ts';
import { setUpError } from '../../set-up/set-up-error.ts';
import type { Renderer } from '../renderer.ts';
import { OpenAiChat } from './openai-chat.ts';

/** What the page says of it. */
export interface OpenAiSettings {
  /** `openai` wants no other; `open` wants none of OpenAI. */
  readonly ui: string;
  /** OpenAI's key for the page's domain; empty: none. */
  readonly domainKey: string;
  /** Address of OpenAI's script; empty: where OpenAI has it. */
  readonly chatkitScript: string;
}

/**
 * OpenAI's `<openai-chatkit>`. Its script and everything it does come from OpenAI's hosts. Tells which chat UI is shown by
 * `chat-dock-ui-changed`, from inside `host`. `loadOpen` loads what takes over when it cannot be shown; `null`: nothing does.
 */
export async function openaiRenderer(
  { ui, domainKey, chatkitScript: script }: OpenAiSettings,
  loadOpen: (() => Promise<Renderer>) | null,
): Promise<Renderer> {
  if (ui === 'open') throw await inWords(setUpError('hosted_needs_openai'));
  const loadStandIn = ui === 'openai' ? null : loadOpen;
  return {
    async mount(host, options) {
      const chat = new OpenAiChat(
        { script, loadStandIn, adapt: (next) => withKey(next, domainKey) },
        options,
      );
      host.append(chat.element);
      try {
        await chat.shown;
      } catch (error) {
        chat.dispose();
        throw error;
      }
      return chat;
    },
  };
}

function withKey(options: ChatKitOptions, domainKey: string): ChatKitOptions {
  const { api } = options;
  return domainKey && 'url' in api ? { ...options, api: { ...api, domainKey } } : options;
}
