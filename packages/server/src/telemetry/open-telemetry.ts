import { context, SpanKind, trace } from '@opentelemetry/api';
import type {
  Observer,
  RequestAnswered,
  SessionEnd,
  TurnFacts,
  Watched,
  WatchedRequest,
  WatchedTurn,
  WorkEnd,
} from '../observer.ts';
import { instruments } from './instruments.ts';
import { WatchedSpan } from './watched-span.ts';

/**
 * Spans and figures through OpenTelemetry's API. They go where the application's SDK sends them; without one they go nowhere, and
 * cost next to nothing.
 */
export const openTelemetry: Observer = {
  request: (request) => new RequestSpan(request),
  session: () => new SessionSpan(),
  turn: (turn) => new TurnSpan(turn),
  agentRun: () => new AgentSpan(),
  toolCall: (name, since) => new ToolSpan(name, since),
};

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);
/** The codes that say that a limit was reached. */
const limits = new Set(['too_many_requests', 'limit_reached']);

/**
 * By OpenTelemetry's conventions for HTTP. What the application's own instrumentation has begun is its parent; what a request's
 * header says of one is not believed.
 */
class RequestSpan extends WatchedSpan implements WatchedRequest {
  readonly #method: string;
  readonly #route: string;
  #streamSince = 0;

  constructor({ method, route }: { method: string; route: string | null }) {
    const known = methods.has(method) ? method : '_OTHER';
    super(route === null ? known : `${known} ${route}`, {
      kind: trace.getSpan(context.active()) ? SpanKind.INTERNAL : SpanKind.SERVER,
      attributes: { 'http.request.method': known, ...(route !== null && { 'http.route': route }) },
    });
    this.#method = known;
    this.#route = route ?? '';
  }

  answered({ status, code, asks, isStream }: RequestAnswered): void {
    const figures = instruments();
    figures.requestDuration.record(this.seconds(), {
      'http.request.method': this.#method,
      'http.route': this.#route,
      'http.response.status_code': status,
    });
    if (code !== undefined && limits.has(code)) figures.refused.add(1, { 'error.type': code });
    const facts = {
      'http.response.status_code': status,
      ...(asks !== undefined && { 'chatdock.request.type': asks }),
    };
    if (!isStream) {
      this.finish(facts, status >= 500 ? (code ?? String(status)) : undefined);
      return;
    }
    this.span.setAttributes(facts);
    this.#streamSince = this.seconds();
    figures.openStreams.add(1);
  }

  end(): void {
    const figures = instruments();
    figures.openStreams.add(-1);
    figures.streamDuration.record(this.seconds() - this.#streamSince);
    this.finish({});
  }
}

class SessionSpan extends WatchedSpan implements Watched<SessionEnd> {
  constructor() {
    super('chatdock session', { kind: SpanKind.INTERNAL });
  }

  end({ kind, error }: SessionEnd): void {
    const facts = { 'chatdock.session.kind': kind };
    instruments().sessions.add(1, { ...facts, 'chatdock.outcome': error ?? 'issued' });
    this.finish(facts, error);
  }
}

class TurnSpan extends WatchedSpan implements WatchedTurn {
  readonly #facts: { readonly 'chatdock.turn.cause': string };
  #hasSpoken = false;

  constructor({ id, cause }: { id: string; cause: string }) {
    const facts = { 'chatdock.turn.cause': cause };
    super('chatdock turn', { kind: SpanKind.INTERNAL, attributes: { ...facts, 'chatdock.turn.id': id } });
    this.#facts = facts;
    instruments().openTurns.add(1);
  }

  spoke(): void {
    if (this.#hasSpoken) return;
    this.#hasSpoken = true;
    instruments().timeToFirstEvent.record(this.seconds(), this.#facts);
    this.span.addEvent('first event');
  }

  end({ outcome, events, tokens }: TurnFacts): void {
    const figures = instruments();
    for (const type of ['input', 'output'] as const)
      if (tokens[type] > 0)
        figures.tokens.record(tokens[type], {
          'gen_ai.operation.name': 'invoke_agent',
          'gen_ai.token.type': type,
        });
    const facts = { ...this.#facts, 'chatdock.outcome': outcome };
    figures.openTurns.add(-1);
    figures.turnDuration.record(this.seconds(), facts);
    const used = {
      'gen_ai.usage.input_tokens': tokens.input,
      'gen_ai.usage.output_tokens': tokens.output,
    };
    const told = { ...facts, ...used, 'chatdock.turn.events': events };
    this.finish(told, outcome === 'failed' ? outcome : undefined);
  }
}

class AgentSpan extends WatchedSpan implements Watched<WorkEnd> {
  constructor() {
    super('invoke_agent', {
      kind: SpanKind.INTERNAL,
      attributes: { 'gen_ai.operation.name': 'invoke_agent' },
    });
  }

  end({ error }: WorkEnd): void {
    this.finish({}, error);
  }
}

class ToolSpan extends WatchedSpan implements Watched<WorkEnd> {
  readonly #facts: { readonly 'gen_ai.tool.name': string };

  constructor(name: string, since?: number) {
    const facts = { 'gen_ai.tool.name': name };
    super(`execute_tool ${name}`, {
      ...(since !== undefined && { startTime: since }),
      kind: SpanKind.INTERNAL,
      attributes: { ...facts, 'gen_ai.operation.name': 'execute_tool' },
    });
    this.#facts = facts;
  }

  end({ error }: WorkEnd): void {
    instruments().toolDuration.record(this.seconds(), {
      ...this.#facts,
      ...(error !== undefined && { 'error.type': error }),
    });
    this.finish({}, error);
  }
}
