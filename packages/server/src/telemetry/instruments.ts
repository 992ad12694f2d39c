import {
  metrics,
  type Counter,
  type Histogram,
  type MeterProvider,
  type UpDownCounter,
} from '@opentelemetry/api';

/** The figures that are kept. */
export interface Instruments {
  readonly requestDuration: Histogram;
  readonly refused: Counter;
  readonly openStreams: UpDownCounter;
  readonly streamDuration: Histogram;
  readonly sessions: Counter;
  readonly openTurns: UpDownCounter;
  readonly turnDuration: Histogram;
  readonly timeToFirstEvent: Histogram;
  readonly toolDuration: Histogram;
  readonly tokens: Histogram;
}

/** The name that spans and figures go by. */
export const scope = '@chatdock/server';

const fast = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** As OpenTelemetry recommends for tokens. */
const powersOfFour = Array.from({ length: 14 }, (_, power) => 4 ** power);
const slow = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

let known: { readonly provider: MeterProvider; readonly instruments: Instruments } | null = null;

/**
 * The instruments of the application's meter provider. One may be set up at any time, and what was made before would tell nobody:
 * so it is looked at each time, which costs next to nothing.
 */
export function instruments(): Instruments {
  const provider = metrics.getMeterProvider();
  if (known?.provider !== provider) known = { provider, instruments: makeInstruments(provider) };
  return known.instruments;
}

function makeInstruments(provider: MeterProvider): Instruments {
  const meter = provider.getMeter(scope);
  const seconds = (name: string, description: string, explicitBucketBoundaries: number[]): Histogram =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries } });
  return {
    requestDuration: seconds(
      'chatdock.request.duration',
      'How long it takes until an answer is there.',
      fast,
    ),
    refused: meter.createCounter('chatdock.requests.refused', {
      description: 'Requests refused by a limit.',
    }),
    openStreams: meter.createUpDownCounter('chatdock.streams.open', { description: 'Streams being sent.' }),
    streamDuration: seconds('chatdock.stream.duration', 'How long a stream lasts.', slow),
    sessions: meter.createCounter('chatdock.sessions', { description: 'Sessions that were asked for.' }),
    openTurns: meter.createUpDownCounter('chatdock.turns.open', { description: 'Turns being answered.' }),
    turnDuration: seconds('chatdock.turn.duration', 'How long a turn takes, until it is settled.', slow),
    timeToFirstEvent: seconds(
      'chatdock.turn.time_to_first_event',
      'How long until a turn says something.',
      slow,
    ),
    toolDuration: seconds('chatdock.tool.duration', 'How long a tool call takes.', fast),
    tokens: meter.createHistogram('gen_ai.client.token.usage', {
      description: 'Tokens that models have used for a turn.',
      unit: '{token}',
      advice: { explicitBucketBoundaries: powersOfFour },
    }),
  };
}
