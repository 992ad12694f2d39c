import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../crash/support/seeded.ts';
import { checkFiles, checks, lookAround, type Aftermath } from './support/aftermath.ts';
import { checkLeftovers } from './support/leftovers.ts';
import { Ledger } from './support/ledger.ts';
import { Person } from './support/person.ts';
import { Report } from './support/report.ts';
import { lastLines, strike } from './support/strikes.ts';
import { checkTasks } from './support/task-checks.ts';
import { Wire } from './support/wire.ts';
import { openWorld, type World } from './support/world.ts';

/**
 * A storm against the whole server: several processes of the command line on one Postgres and one model, people who chat, and
 * everything that can go wrong around them. Who does what, and what strikes when, is drawn from the seed; how it falls together is the
 * machine's. Afterwards all that was promised is checked against what each person was told.
 */
export interface StormOptions {
  readonly seed: number;
  readonly seconds: number;
  /** How many servers. Default 2. */
  readonly processes?: number;
  /** How many people. Default 6. */
  readonly people?: number;
  /** Told what is going on. */
  readonly say?: (line: string) => void;
}

interface Resident {
  readonly wire: Wire;
  readonly ledger: Ledger;
  readonly person: Person;
}

export async function runStorm(options: StormOptions): Promise<Report> {
  const { seed, seconds, processes = 2, people = 6, say = () => {} } = options;
  const report = new Report();
  const weather = { seed, failsOneIn: 6, withSilence: seconds > 120 };
  const world = await openWorld(processes, weather);
  try {
    const residents = Array.from({ length: people }, (_, index) => settle(world, { seed, index, report }));
    const before = await Promise.all(world.servers.map((server) => server.figures()));
    say(`A storm of ${seconds} s over ${processes} processes and ${people} people, seed ${seed}.`);
    await rage(world, residents, { seed, seconds, report });
    say('It is over. Checking…');
    world.model.weather.failsOneIn = 0;
    await checkAll(world, residents, { report, before });
    return report;
  } finally {
    await world.close();
  }
}

function settle(
  world: World,
  { seed, index, report }: { seed: number; index: number; report: Report },
): Resident {
  const subject = `p${index}`;
  const [wire, ledger] = [new Wire(world.api, subject, report), new Ledger(subject)];
  const random = seeded(seed * 1_000 + index);
  return { wire, ledger, person: new Person({ wire, ledger, random, report }) };
}

/** What makes a storm, however slow the machine is: strikes, messages among them, and tasks or files that came with these. */
const least = { strikes: 2, messages: 5, others: 1 };

function isStorm(residents: readonly Resident[], report: Report): boolean {
  const struck = report.of('strike ').reduce((sum, [, times]) => sum + times, 0);
  const messages = residents.flatMap(({ ledger }) => ledger.messages);
  const tasks = residents.flatMap(({ ledger }) => ledger.tasks);
  const files = messages.filter(({ ackedAt, file }) => ackedAt !== null && file);
  return (
    struck >= least.strikes &&
    messages.length >= least.messages &&
    tasks.length + files.length >= least.others
  );
}

/** People live, and strikes strike, for so long, and until it was a storm; then everybody ends what they are at. */
async function rage(
  world: World,
  residents: readonly Resident[],
  { seed, seconds, report }: { seed: number; seconds: number; report: Report },
): Promise<void> {
  const endAt = performance.now() + seconds * 1_000;
  const isOver = (): boolean => performance.now() > endAt && isStorm(residents, report);
  const striking = strike({ world, random: seeded(seed), report }, isOver);
  await Promise.all([striking, ...residents.map(({ person }) => person.live(isOver))]);
  for (const [kind, times] of Object.entries(world.model.did)) report.count(`model ${kind}`, times);
}

/** How long the claim of a process that died may keep its threads busy, and a little more. */
const claimMs = 7_000;

async function checkAll(
  world: World,
  residents: readonly Resident[],
  { report, before }: { report: Report; before: Parameters<typeof checkLeftovers>[1] },
): Promise<void> {
  await sleep(claimMs);
  for (const { wire, ledger } of residents) {
    const aftermath = await lookAround(wire, ledger);
    checkPerson(aftermath, report);
    await checkFiles(wire, aftermath, report);
  }
  const ledgers = residents.map(({ ledger }) => ledger);
  await checkTasks(world, ledgers, report);
  await checkLeftovers(world, before, report);
  for (const server of world.servers) {
    const code = await server.end('SIGTERM');
    if (code !== 0) report.violation(`F8: at the end a process exits with ${code}\n${lastLines(server)}`);
  }
  for (const { messages } of ledgers) {
    report.count('messages sent', messages.length);
    report.count('messages acknowledged', messages.filter(({ ackedAt }) => ackedAt !== null).length);
  }
}

function checkPerson(aftermath: Aftermath, report: Report): void {
  for (const [name, check] of Object.entries(checks)) {
    const complain = (text: string): void => report.violation(`${name}: ${text}`);
    report.count(`check ${name}`, check(aftermath, complain));
  }
}
