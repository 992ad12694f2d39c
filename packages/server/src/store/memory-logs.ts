import type { LoggedEvents } from '../chat/store-ports.ts';

/** The logs of a thread's turns. */
export interface MemoryLogs {
  append(turnId: string, events: readonly string[], last: number): void;
  read(turnId: string, part: { after: number; limit: number }): LoggedEvents | null;
  clear(): void;
}

export function memoryLogs(): MemoryLogs {
  const logs = new Map<string, string[]>();
  return {
    append(turnId, events, last) {
      const log = logs.get(turnId) ?? [];
      logs.set(turnId, log);
      log.push(...events.slice(Math.max(0, events.length - (last - log.length))));
    },
    read(turnId, { after, limit }) {
      const events = logs.get(turnId)?.slice(after, after + limit);
      return events ? { events, last: after + events.length } : null;
    },
    clear: () => logs.clear(),
  };
}
