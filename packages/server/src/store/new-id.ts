import { nanoid } from 'nanoid';
import type { ItemIdKind } from '../chat/ports.ts';

const prefixes: Readonly<Record<ItemIdKind, string>> = {
  thread: 'thr',
  message: 'msg',
  tool_call: 'tc',
  workflow: 'wf',
  task: 'tsk',
  hidden_context: 'shcx',
  attachment: 'atc',
  turn: 'turn',
};

/** A fresh id: a readable prefix and 132 random bits, such as `msg_V1StGXR8_Z5jdHi6B-myTx`. */
export function newId(kind: ItemIdKind): string {
  return `${prefixes[kind]}_${nanoid(22)}`;
}

/** A fresh id of a request, for the log. */
export function newRequestId(): string {
  return `req_${nanoid(22)}`;
}
