import type { ThreadState } from '../thread-state.ts';
import type { Question, StructuredInputItem, StructuredInputSubmission } from '../wire.ts';

/** What a person has chosen and written so far, of one question. */
export interface Draft {
  readonly chosen: readonly string[];
  /** In their own words. */
  readonly own: string;
}

export const noDraft: Draft = { chosen: [], own: '' };

/** The draft after an option has been chosen, or let go of. One that is chosen alone takes the place of all else. */
export function choose({ multiple, options }: Question, draft: Draft, option: string): Draft {
  if (!multiple) return { chosen: [option], own: '' };
  const isChosen = draft.chosen.includes(option);
  const isIn = (one: string): boolean => (one === option ? !isChosen : draft.chosen.includes(one));
  return { ...draft, chosen: options.filter(isIn) };
}

/** The draft after something has been written. */
export function write({ multiple }: Question, draft: Draft, own: string): Draft {
  const isInstead = !multiple && own.trim() !== '';
  return { chosen: isInstead ? [] : draft.chosen, own };
}

export function valuesOf({ chosen, own }: Draft): string[] {
  return [...chosen, own.trim()].filter(Boolean);
}

/** What the server is told; without drafts, that all is skipped. */
export function submission(
  inputs: readonly Question[],
  drafts: ReadonlyMap<string, Draft> | null,
): StructuredInputSubmission {
  const answers = inputs.map(({ id }) => {
    const values = valuesOf(drafts?.get(id) ?? noDraft);
    return [id, { values, skipped: values.length === 0 }] as const;
  });
  return { status: drafts === null ? 'skipped' : 'answered', answers: Object.fromEntries(answers) };
}

/** The questions that wait for an answer now: nothing else goes on, and the user has said nothing since. */
export function questionsOf(state: ThreadState | null): StructuredInputItem | null {
  if (state === null || state.responding || state.loading === 'thread' || state.status.type !== 'active')
    return null;
  const last = state.items.findLast(({ type }) => type === 'structured_input' || type === 'user_message');
  const isOpen = last?.type === 'structured_input' && last.status === 'pending' && last.inputs.length > 0;
  return isOpen && state.outgoing === null ? last : null;
}
