import type { SdkHiddenContextItem } from '../../protocol/items.ts';
import type { ItemBase } from '../events/item-factory.ts';
import { storable } from '../../protocol/streamed-text.ts';
import type { CardEnd } from './approval-card.ts';

/** How the question about a call stands. */
interface NotedCall {
  readonly title: string;
  readonly end: CardEnd | 'open';
}

const outcomes: Readonly<Record<NotedCall['end'], string>> = {
  open: 'waits for the person’s approval and has not been done',
  approved: 'was approved by the person',
  rejected: 'was rejected by the person and was not done',
  passed_over:
    'was not done: the person wrote something else instead of approving it. Do not do it unless asked again',
  expired: 'was not done: the person did not approve it in time',
  over: 'was not done',
};

const longest = 300;

/** Tells the model, in later answers, what was asked and what came of it. It stands where the question stands. */
export function approvalNote(base: ItemBase, calls: readonly NotedCall[]): SdkHiddenContextItem {
  const lines = calls.map(
    ({ title, end }) => `- ${JSON.stringify(title.slice(0, longest))} ${outcomes[end]}.`,
  );
  return {
    type: 'sdk_hidden_context',
    ...base,
    content: storable(['The person was asked for approval:', ...lines].join('\n')),
  };
}
