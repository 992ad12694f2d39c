import { record } from '../../read-json.ts';
import { oneOf } from '../values/one-of.ts';

export type LoadingBehavior = 'auto' | 'none' | 'self' | 'container';

/** What a component does when it is used. */
export interface Action {
  readonly type: string;
  readonly payload?: unknown;
  readonly handler: 'server' | 'client';
  readonly loadingBehavior: LoadingBehavior;
  /** The server answers with a turn; otherwise with the widget as it is then. */
  readonly streaming: boolean;
}

/** `null` when the component does nothing, as one does that has been used. */
export function readAction(value: unknown): Action | null {
  const { type, payload, handler, loadingBehavior, streaming } = record(value);
  if (typeof type !== 'string' || type === '') return null;
  return {
    type,
    ...(payload !== undefined && payload !== null && { payload }),
    handler: oneOf(handler, ['server', 'client']),
    loadingBehavior: oneOf(loadingBehavior, ['auto', 'none', 'self', 'container']),
    // One guide of the protocol shows it quoted.
    streaming: streaming !== false && streaming !== 'false',
  };
}

/** A button with what it says, as cards have them. */
export function readLabelledAction(value: unknown): { label: string; action: Action } | null {
  const { label, action } = record(value);
  const known = readAction(action);
  return known && typeof label === 'string' ? { label, action: known } : null;
}
