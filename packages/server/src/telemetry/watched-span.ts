import {
  context,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type SpanOptions,
} from '@opentelemetry/api';
import { scope } from './instruments.ts';

/** A span and the time since it began. */
export class WatchedSpan {
  readonly span: Span;
  readonly #context: Context;
  readonly #startedAt: number;

  constructor(name: string, options: SpanOptions & { startTime?: number }) {
    this.#startedAt =
      performance.now() - (options.startTime === undefined ? 0 : Date.now() - options.startTime);
    const parent = context.active();
    this.span = trace.getTracer(scope).startSpan(name, options, parent);
    this.#context = trace.setSpan(parent, this.span);
  }

  within<T>(work: () => T): T {
    return context.with(this.#context, work);
  }

  /** Since it began. */
  seconds(): number {
    return (performance.now() - this.#startedAt) / 1_000;
  }

  /** `error` is a code; messages may quote what someone wrote. */
  finish(attributes: Attributes, error?: string): void {
    if (this.span.isRecording()) {
      this.span.setAttributes(attributes);
      if (error !== undefined) {
        this.span.setAttribute('error.type', error);
        this.span.setStatus({ code: SpanStatusCode.ERROR });
      }
    }
    this.span.end();
  }
}
