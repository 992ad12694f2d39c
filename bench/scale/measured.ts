/** A figure of the load model, and the row of `RESULTS.md` that it rests on. */
export interface Measured {
  /** In the unit of the row, rounded. */
  readonly value: number;
  readonly bench: string;
  readonly row: string;
}

const short = '50 short turns a second in all, 1 process';
const streamed = '60 answers of 100 events in 3 s, 1 process';

/** What the benches found on two cores, which all parts of the test shared, so rather too much than too little. A test holds it to `RESULTS.md`. */
export const measured = {
  /** A turn of 24 events at once, in microseconds of processor time. */
  shortTurnServer: { value: 2_700, bench: 'scale', row: `${short}: servers` },
  shortTurnPostgres: { value: 1_900, bench: 'scale', row: `${short}: Postgres` },
  /** A turn of 100 events in three seconds. */
  streamedTurnServer: { value: 12_000, bench: 'scale', row: `${streamed}: servers` },
  streamedTurnPostgres: { value: 4_700, bench: 'scale', row: `${streamed}: Postgres` },
  /** A session, and a page of threads, which stands for each of the requests that open a chat: servers and Postgres together. */
  session: { value: 104, bench: 'session-route', row: 'chatdock on Postgres, a session' },
  page: { value: 606, bench: 'chat-requests', row: 'chatdock on Postgres, threads.list of 20' },
  /** What a process costs by itself, in milliseconds a second, and to hear of what others answer, in microseconds a signal. */
  processServer: { value: 3.5, bench: 'scale', row: 'a process by itself, in a second: server' },
  processPostgres: { value: 3.6, bench: 'scale', row: 'a process by itself, in a second: Postgres' },
  signal: {
    value: 9.4,
    bench: 'scale',
    row: 'each signal, for each process that reads it: server and Postgres, which writes it as well',
  },
  /** Kilobytes. */
  processMemory: {
    value: 355_000,
    bench: 'scale-postgres',
    row: 'memory of the process, after a collection',
  },
  streamMemory: { value: 52, bench: 'chat-idle', row: 'chatdock on Postgres, resident memory of a stream' },
  walOfTurn: { value: 11, bench: 'scale-postgres', row: 'written to the log, for a turn' },
  thread: { value: 0.8, bench: 'scale-postgres', row: 'on disk, a thread' },
  item: { value: 2.1, bench: 'scale-postgres', row: 'on disk, an item' },
  connections: {
    value: 10,
    bench: 'scale-postgres',
    row: 'connections of one process, 200 users at once',
  },
} as const satisfies Record<string, Measured>;
