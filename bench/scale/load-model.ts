import { measured } from './measured.ts';

/** What nobody can measure for others: how people use a chat. */
export interface Habits {
  /** Of the users of a month, those who come on a day, and what each of them does on it. */
  readonly dailyShare: number;
  readonly messagesPerDay: number;
  readonly visitsPerDay: number;
  /** How much more happens in the busiest minute of a day than on average. */
  readonly peak: number;
  /** An answer: pieces of text, and how long it takes, in seconds. */
  readonly eventsPerAnswer: number;
  readonly secondsPerAnswer: number;
  /** Messages in a conversation until another is begun. */
  readonly messagesPerThread: number;
  /** Tokens that a model reads and writes for one answer. */
  readonly tokensRead: number;
  readonly tokensWritten: number;
  /** How much of a processor is used at the peak, and of a process’s streams. */
  readonly utilisation: number;
}

export const usualHabits: Habits = {
  dailyShare: 0.2,
  messagesPerDay: 8,
  visitsPerDay: 3,
  peak: 4,
  eventsPerAnswer: 300,
  secondsPerAnswer: 10,
  messagesPerThread: 5,
  tokensRead: 2_000,
  tokensWritten: 300,
  utilisation: 0.5,
};

/** What an installation for so many users needs; rates and cores are those of the busiest minute. */
export interface Load {
  readonly users: number;
  readonly turnsPerSecond: number;
  readonly openStreams: number;
  readonly eventsPerSecond: number;
  readonly serverCores: number;
  readonly processes: number;
  readonly serverMemoryGB: number;
  readonly postgresCores: number;
  readonly connections: number;
  readonly walMBPerSecond: number;
  readonly diskGBPerYear: number;
  readonly tokensPerSecond: number;
}

const secondsPerDay = 86_400;
/** The events and seconds of the two turns that were measured: what lies between them is what events and seconds cost. */
const measuredTurns = { events: [24, 100], seconds: [0, 3] } as const;
/** A signal for the beginning of a turn, and one for its end. */
const signalsPerTurn = 2;
/** A visit is a session, its thread, its items and the list of threads. */
const pagesPerVisit = 3;
/** Of a page’s processor time, Postgres’s part is about half. */
const postgresPart = 0.5;
/** Fewer would stop the chat when one does. */
const fewestProcesses = 2;

/** The need of so many monthly users. Everything grows with them in proportion, but for what processes cost each other. */
export function loadOf(users: number, habits: Habits = usualHabits): Load {
  const daily = users * habits.dailyShare;
  const perSecond = (timesPerDay: number) => (daily * timesPerDay * habits.peak) / secondsPerDay;
  const turns = perSecond(habits.messagesPerDay);
  const visits = perSecond(habits.visitsPerDay);
  const streams = turns * habits.secondsPerAnswer;
  const pages = visits * pagesPerVisit * measured.page.value;
  const server = turns * serverPerTurn(habits) + visits * measured.session.value + pages * (1 - postgresPart);
  const postgres = turns * postgresPerTurn(habits) + pages * postgresPart;
  const processes = processesFor(server, turns, habits);
  const heard = turns * signalsPerTurn * processes * measured.signal.value;
  return {
    users,
    turnsPerSecond: turns,
    openStreams: streams,
    eventsPerSecond: turns * habits.eventsPerAnswer,
    serverCores: cores(server + heard / 2 + processes * measured.processServer.value * 1_000, habits),
    processes,
    serverMemoryGB: (processes * measured.processMemory.value + streams * measured.streamMemory.value) / 1e6,
    postgresCores: cores(postgres + heard / 2 + processes * measured.processPostgres.value * 1_000, habits),
    connections: processes * measured.connections.value,
    walMBPerSecond: (turns * measured.walOfTurn.value) / 1_000,
    diskGBPerYear: (daily * habits.messagesPerDay * 365 * diskPerMessage(habits)) / 1e6,
    tokensPerSecond: turns * (habits.tokensRead + habits.tokensWritten),
  };
}

/** Microseconds: a short turn, and what each event beyond it adds. */
function serverPerTurn({ eventsPerAnswer }: Habits): number {
  const [few, many] = measuredTurns.events;
  const perEvent = (measured.streamedTurnServer.value - measured.shortTurnServer.value) / (many - few);
  return measured.shortTurnServer.value + perEvent * Math.max(0, eventsPerAnswer - few);
}

/** Microseconds: a short turn, and what each second adds in which its log is saved. */
function postgresPerTurn({ secondsPerAnswer }: Habits): number {
  const [none, some] = measuredTurns.seconds;
  const perSecond = (measured.streamedTurnPostgres.value - measured.shortTurnPostgres.value) / (some - none);
  return measured.shortTurnPostgres.value + perSecond * secondsPerAnswer;
}

/** Processes that each use one processor as far as they may, with their own part of what they hear of each other. */
function processesFor(serverMicroseconds: number, turns: number, { utilisation }: Habits): number {
  const heardByEach = turns * signalsPerTurn * (measured.signal.value / 2);
  const room = utilisation * 1e6 - measured.processServer.value * 1_000 - heardByEach;
  return Math.max(fewestProcesses, Math.ceil(serverMicroseconds / room));
}

const cores = (microsecondsPerSecond: number, { utilisation }: Habits): number =>
  microsecondsPerSecond / 1e6 / utilisation;

/** Kilobytes that stay: the message and its answer, and a part of their thread. */
function diskPerMessage({ messagesPerThread }: Habits): number {
  return 2 * measured.item.value + measured.thread.value / messagesPerThread;
}
