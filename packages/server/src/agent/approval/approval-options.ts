import type { PausedRunStores } from '../../chat/paused-runs.ts';
import type { Turn } from '../../chat/ports.ts';
import type { ToolHints } from '../tools/tool-hints.ts';

/** A call of an MCP tool before it is made. */
export interface ProposedCall {
  /** The tool's name, as its server has it. */
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The name of the server. */
  readonly server: string;
  /** What the tool says of itself. */
  readonly hints: ToolHints;
}

/**
 * Which MCP tools ask before they are used. `destructive`: all but those that say that they only read (`readOnlyHint: true`) or
 * destroy nothing (`destructiveHint: false`).
 */
export type ApprovalPolicy =
  'destructive' | 'always' | 'never' | ((call: ProposedCall, turn: Turn) => boolean | Promise<boolean>);

/** What a question says. Both are plain text. */
export interface CallQuestion {
  /** What would happen: `Delete task 3 “Buy milk”?` */
  readonly title: string;
  /** What there is to know besides. Default: the arguments of the call, line by line. */
  readonly details?: string | undefined;
}

/** Words for the question whether a tool may be called; `undefined`: the usual ones. Looked up data may be in them. */
export type AskInWords = (
  call: Pick<ProposedCall, 'name' | 'arguments'>,
  turn: Turn,
) => CallQuestion | undefined | Promise<CallQuestion | undefined>;

/** How users are asked before a tool is used. */
export interface ApprovalOptions {
  /** Default: `destructive`. A tool of the agent's own asks by its `needsApproval`, whatever is set here. */
  needs?: ApprovalPolicy | undefined;
  /** Default: the tool's name in words, and its arguments. */
  ask?: AskInWords | undefined;
  /** How long a question can be answered. Default: 24. */
  expiresAfterHours?: number | undefined;
}

/** The same with its defaults, and where runs wait for their answers. */
export interface ApprovalSetting {
  readonly needs: ApprovalPolicy;
  readonly ask: AskInWords;
  readonly expiresAfterMs: number;
  readonly runs: PausedRunStores;
}
