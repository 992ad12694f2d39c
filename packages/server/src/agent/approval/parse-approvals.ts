import { ChatdockError } from '../../chatdock-error.ts';
import type { ApprovalOptions, ApprovalPolicy, ApprovalSetting } from './approval-options.ts';

const known = ['needs', 'ask', 'expiresAfterHours'];
const policies: readonly unknown[] = ['destructive', 'always', 'never'];

/**
 * The options, checked once.
 *
 * @throws ChatdockError `invalid_configuration`
 */
export function parseApprovals(options: ApprovalOptions = {}): Omit<ApprovalSetting, 'runs'> {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined)
    refuse(`There is no option approvals.${unknown}. There are: ${known.join(', ')}.`);
  const { needs = 'destructive', ask = () => undefined, expiresAfterHours: hours = 24 } = options;
  checkPolicy('approvals.needs', needs);
  if (typeof ask !== 'function') refuse('approvals.ask must be a function.');
  if (!Number.isFinite(hours) || hours <= 0 || hours > 720)
    refuse('approvals.expiresAfterHours must be a number above 0, and at most 720.');
  return Object.freeze({ needs, ask, expiresAfterMs: hours * 3_600_000 });
}

/** @throws ChatdockError `invalid_configuration` */
export function checkPolicy(name: string, policy: ApprovalPolicy): void {
  if (typeof policy === 'function' || policies.includes(policy)) return;
  refuse(`${name} must be "destructive", "always", "never" or a function.`);
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
