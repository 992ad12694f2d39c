import type { HostedRecord, HostedRecords } from '../sessions/hosted-records.ts';

/** The sessions at OpenAI, in this process. */
export function memoryHostedRecords(): HostedRecords {
  const records = new Map<string, HostedRecord>();
  return {
    async keep(secretHash, record) {
      for (const [hash, kept] of records) if (isOver(kept, new Date())) records.delete(hash);
      records.set(secretHash, record);
    },
    async find(secretHash, now) {
      const record = records.get(secretHash);
      return record && !isOver(record, now) ? record.sessionId : null;
    },
    async forget(secretHash) {
      records.delete(secretHash);
    },
  };
}

function isOver({ expiresAt }: HostedRecord, now: Date): boolean {
  return expiresAt * 1_000 <= now.getTime();
}
