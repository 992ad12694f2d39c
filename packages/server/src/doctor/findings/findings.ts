import { folder } from './folder.ts';
import { page } from './page.ts';
import { protocol } from './protocol.ts';
import { reaching } from './reaching.ts';
import type { FindingRow } from './row.ts';
import { stream } from './stream.ts';

/** Everything that can be found, by area. A code never changes its meaning; docs/doctor.md has the same tables. */
export const findingTables = {
  'Reaching it': reaching,
  'The answer': protocol,
  'The stream': stream,
  'The page and its session': page,
  'The folder': folder,
} as const;

const rows = { ...reaching, ...protocol, ...stream, ...page, ...folder };

/** The name of something that can be wrong. */
export type FindingCode = keyof typeof rows;

/** What a code stands for. */
export const findings: Readonly<Record<FindingCode, FindingRow>> = rows;
