import { createHash } from 'node:crypto';
import type { RunToolApprovalItem } from '@openai/agents-core';
import { readArguments } from '../events/read-call.ts';
import type { StartedCall } from '../tools/tool-wording.ts';

/** A call that a run waits with. */
export interface WaitingCall {
  /** The model's id. */
  readonly id: string;
  readonly call: StartedCall;
  /** The same for the same call with the same arguments only. */
  readonly fingerprint: string;
  readonly item: RunToolApprovalItem;
}

export function waitingCall(item: RunToolApprovalItem): WaitingCall {
  const { rawItem, agent } = item;
  const id = 'callId' in rawItem ? rawItem.callId : rawItem.id;
  const name = item.name ?? rawItem.type;
  const args = item.arguments ?? '';
  const exact = JSON.stringify([agent.name, id, name, args]);
  return {
    id: id ?? '',
    call: { name, arguments: readArguments(args) },
    fingerprint: createHash('sha256').update(exact).digest('base64url'),
    item,
  };
}
