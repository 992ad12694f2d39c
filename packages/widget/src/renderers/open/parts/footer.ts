import { type TemplateResult, html, nothing } from 'lit';
import type { ChatKitOptions } from '../../../chatkit/options.ts';
import { texts } from '../texts.ts';
import type { ThreadState } from '../thread-state.ts';
import type { ThreadStore } from '../thread-store.ts';
import type { ChatKitComposer } from './composer.ts';
import { wantsButtons } from './extras-wanted.ts';
import { pageParts } from './page-parts.ts';

export interface FooterContent extends Pick<ChatKitComposer, 'submit' | 'stop'> {
  state: ThreadState | null;
  /** Who is told the answers to the server's questions. */
  store: ThreadStore | null;
  /** Why there is no conversation yet, when there should be. */
  problem: string | null;
  isOffline: boolean;
}

/** What is below the conversation: what is wrong, where one writes, and what the page has to say. */
export function footer(options: ChatKitOptions, content: FooterContent): TemplateResult {
  const { disclaimer } = options;
  return html`<div class="footer column" part="footer">
    ${banner(content.problem ?? (content.isOffline ? texts.offline : null))} ${composer(options, content)}
    ${
      disclaimer
        ? html`<div class="disclaimer" part="disclaimer" dir="auto">
            ${pageParts.disclaimer?.(disclaimer, content.submit) ?? disclaimer.text}
          </div>`
        : nothing
    }
  </div>`;
}

function banner(sentence: string | null): TemplateResult | typeof nothing {
  if (sentence === null) return nothing;
  return html`<p class="banner" part="banner" role="status" dir="auto">${sentence}</p>`;
}

/** The composer, with what can take its place for a while; or a sentence where the conversation is over. */
function composer(options: ChatKitOptions, content: FooterContent): TemplateResult | typeof nothing {
  const status = content.state?.status ?? { type: 'active' };
  if (status.type === 'closed') return banner(status.reason || texts.closed);
  const isLocked = status.type === 'locked';
  const placeholder = options.composer?.placeholder || texts.placeholder;
  return html`<chatkit-questions .state=${content.state} .store=${content.store}></chatkit-questions
    ><chatkit-composer
      .placeholder=${isLocked ? status.reason || texts.locked : placeholder}
      .mode=${mode(content)}
      .locked=${isLocked}
      ?roomy=${wantsButtons(options)}
      .submit=${content.submit}
      .stop=${content.stop}
    ></chatkit-composer>`;
}

function mode({ state }: FooterContent): ChatKitComposer['mode'] {
  if (state?.responding && state.canStop) return 'stoppable';
  return state?.responding || state?.failure?.waits ? 'waiting' : 'ready';
}
