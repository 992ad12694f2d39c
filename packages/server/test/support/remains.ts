import type { Database } from '@chatdock/mcp-tasks/database';
import type { AttachmentServer } from './attachment-server.ts';

/** What there is of files: on the disk, in attachments, and on the list of removals. */
export interface Remains {
  readonly files: readonly string[];
  readonly stored: readonly string[];
  readonly listed: readonly string[];
}

/** Compared before and after: whatever is refused leaves nothing. */
export async function remainsOf(server: AttachmentServer, database: Database): Promise<Remains> {
  const keys = async (query: string): Promise<string[]> => {
    const { rows } = await database.query<{ key: string }>(query);
    return rows.map(({ key }) => key).toSorted();
  };
  return {
    files: await server.files(),
    stored: await keys('select file_key as key from chatdock.attachments where file_key is not null'),
    listed: await keys('select file_key as key from chatdock.file_removals'),
  };
}
