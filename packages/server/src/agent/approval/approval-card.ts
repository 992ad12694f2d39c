import { z } from 'zod';
import type { Action } from '../../protocol/actions.ts';
import type { WidgetItem } from '../../protocol/items.ts';
import { isSameJson } from '../../protocol/same-json.ts';
import type { WidgetComponent, WidgetRoot } from '../../protocol/widgets/widget.ts';
import { shortened } from '../events/shortened.ts';
import type { CallQuestion } from './approval-options.ts';

/** The action that answers a question; nobody else may use its name. */
const actionType = 'chatdock.approval';

const answerSchema = z.strictObject({
  /** The paused run. */
  approval: z.string(),
  call: z.string(),
  approve: z.boolean(),
});

/** What a press of Approve or Reject says. */
export type PressedAnswer = z.infer<typeof answerSchema>;

/** Whether an action means to answer a question; what it says has still to be checked. */
export function isApprovalAction({ type }: Action): boolean {
  return type === actionType;
}

/**
 * The answer that a press gives; `null` when it is not what the card that it comes from, as it is stored, would send: then it was made
 * up, or the card has been answered.
 */
export function readAnswer({ payload }: Action, sender: WidgetItem | null): PressedAnswer | null {
  const { success, data } = answerSchema.safeParse(payload);
  if (!success || sender?.widget.type !== 'Card') return null;
  const { confirm, cancel } = sender.widget;
  const button = data.approve ? confirm : cancel;
  return button?.action.type === actionType && isSameJson(button.action.payload, data) ? data : null;
}

/** A card that asks whether a tool may be called. */
export function askingCard(question: CallQuestion, ids: Omit<PressedAnswer, 'approve'>): WidgetRoot {
  const action = (approve: boolean) => ({ type: actionType, payload: { ...ids, approve } });
  return {
    type: 'Card',
    size: 'md',
    children: body(question),
    confirm: { label: 'Approve', action: action(true) },
    cancel: { label: 'Reject', action: action(false) },
  };
}

/** How a question ended. */
export type CardEnd = 'approved' | 'rejected' | 'passed_over' | 'expired' | 'over';

const ends = {
  approved: { label: 'Approved', color: 'success' },
  rejected: { label: 'Rejected', color: 'secondary' },
  passed_over: { label: 'Not done: you went on.', color: 'secondary' },
  expired: { label: 'Not done: this was not answered in time.', color: 'secondary' },
  over: { label: 'This can no longer be answered.', color: 'secondary' },
} as const satisfies Record<CardEnd, object>;

/** The same card without buttons, with what came of it. */
export function endedCard(item: WidgetItem, end: CardEnd): WidgetItem {
  const { widget } = item;
  if (widget.type !== 'Card') return item;
  const { confirm: _confirm, cancel: _cancel, children, ...rest } = widget;
  const before = (Array.isArray(children) ? children : [children]).filter((child) => child.type !== 'Badge');
  return { ...item, widget: { ...rest, children: [...before, { type: 'Badge', ...ends[end] }] } };
}

/** `Text` shows its value as it is: nothing in it is markup. */
function body({ title, details = '' }: CallQuestion): WidgetComponent[] {
  const heading: WidgetComponent = {
    type: 'Text',
    value: shortened(title, longest.title),
    weight: 'semibold',
  };
  const lines = details
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): WidgetComponent => ({
      type: 'Text',
      value: shortened(line, longest.line),
      size: 'sm',
      color: 'secondary',
    }));
  const more: WidgetComponent = { type: 'Text', value: '…', size: 'sm', color: 'secondary' };
  return [heading, ...lines.slice(0, longest.lines), ...(lines.length > longest.lines ? [more] : [])];
}

const longest = { title: 300, line: 500, lines: 20 };
