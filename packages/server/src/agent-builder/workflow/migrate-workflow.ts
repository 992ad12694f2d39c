import { EditedSource, type Change } from '../source/edited-source.ts';
import type { Source } from '../source/parse-source.ts';
import { SourceError } from '../source/source-error.ts';
import { answerGuardrails } from './edits/answer-guardrails.ts';
import type { Editing, Remark } from './edits/edit.ts';
import { giveChat } from './edits/give-chat.ts';
import { importChatdock } from './edits/import-chatdock.ts';
import { keepHistory } from './edits/keep-history.ts';
import { keepState } from './edits/keep-state.ts';
import { stopStoring } from './edits/stop-storing.ts';
import { unwrapTrace } from './edits/unwrap-trace.ts';
import { useRunner } from './edits/use-runner.ts';
import { wireApprovals } from './edits/wire-approvals.ts';
import { externalIds, type ExternalId } from './external-ids.ts';
import { remarks } from './remarks.ts';
import { problem, readExport } from './read-export.ts';

/** What has become of an export. Lines are those of the export. */
export interface Migration {
  readonly file: string;
  /** The edited code. */
  readonly text: string;
  readonly changes: readonly Change[];
  readonly todo: readonly Remark[];
  readonly unclear: readonly Remark[];
  readonly ids: readonly ExternalId[];
}

/**
 * Edits the code of a workflow so that Chatdock can run it: as little as needed, and nothing of it is run.
 *
 * @throws SourceError for what is no export, or was changed in a way that cannot be followed
 */
export function migrateWorkflow(given: Source, { keepStore }: { readonly keepStore: boolean }): Migration {
  const exported = readExport(given);
  const source = new EditedSource(given);
  const chat = freeName(given.text);
  const editing: Editing = { source, exported, chat, keepStore, todo: [], unclear: [] };
  unwrapTrace(editing);
  if (!keepHistory(editing)) {
    const message =
      'the list that begins with the user’s message (const conversationHistory: AgentInputItem[] = [{ role: "user", … }]) is not there any more, so stored history has no place. Write it as it was exported.';
    throw new SourceError([problem(given, exported.entry.node, message)]);
  }
  useRunner(editing);
  keepState(editing);
  wireApprovals(editing);
  answerGuardrails(editing);
  stopStoring(editing);
  importChatdock(editing);
  giveChat(editing);
  remarks(editing);
  return {
    file: given.file,
    text: source.text,
    changes: source.changes,
    todo: editing.todo.toSorted(byLine),
    unclear: editing.unclear.toSorted(byLine),
    ids: externalIds(editing),
  };
}

function byLine(one: Remark, other: Remark): number {
  return one.line - other.line;
}

/** What the chat can be called in this file. */
function freeName(text: string): string {
  return (
    ['chat', 'theChat', 'chatdockChat'].find((name) => !new RegExp(`\\b${name}\\b`, 'u').test(text)) ??
    'chatOfTurn'
  );
}
