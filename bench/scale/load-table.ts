import { loadOf, type Load } from './load-model.ts';

const populations = [1_000, 100_000, 1_000_000, 10_000_000];

interface Line {
  what: string;
  of: (load: Load) => string;
}

const lines: Line[] = [
  { what: 'turns a second', of: (load) => shown(load.turnsPerSecond) },
  { what: 'open streams', of: (load) => shown(load.openStreams) },
  { what: 'events a second', of: (load) => shown(load.eventsPerSecond) },
  { what: 'server processes', of: (load) => shown(load.processes) },
  { what: 'cores for servers', of: (load) => shown(load.serverCores) },
  { what: 'memory for servers, GB', of: (load) => shown(load.serverMemoryGB) },
  { what: 'cores for Postgres', of: (load) => shown(load.postgresCores) },
  { what: 'connections to Postgres', of: (load) => shown(load.connections) },
  { what: 'write-ahead log, MB a second', of: (load) => shown(load.walMBPerSecond) },
  { what: 'more on disk in a year, GB', of: (load) => shown(load.diskGBPerYear) },
  { what: 'tokens of models a second', of: (load) => shown(load.tokensPerSecond) },
];

/** The table of `docs/scale.md`: what so many users of a month need. */
export function loadTable(): string {
  const loads = populations.map((users) => loadOf(users));
  const head = [
    'in the busiest minute, with users a month',
    ...populations.map((users) => users.toLocaleString('en')),
  ];
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  const body = lines.map(({ what, of }) => [what, ...loads.map(of)]);
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Two digits that matter are as many as such a figure has. */
function shown(value: number): string {
  return Number(value.toPrecision(2)).toLocaleString('en', { maximumSignificantDigits: 2 });
}
