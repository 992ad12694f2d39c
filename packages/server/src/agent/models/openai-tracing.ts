import { BatchTraceProcessor, setTraceProcessors, setTracingDisabled } from '@openai/agents-core';
import { OpenAITracingExporter } from '@openai/agents-openai';
import type { TraceAddress } from '../agent-options.ts';

/**
 * Sends what runs of this process do to OpenAI, their text included: messages, answers, calls of tools and what they gave.
 * Answers what sends the rest and ends it.
 */
export function startTracing({ apiKey, endpoint }: TraceAddress): () => Promise<void> {
  const exporter = new OpenAITracingExporter({ apiKey, ...(endpoint !== undefined && { endpoint }) });
  const processor = new BatchTraceProcessor(exporter);
  setTraceProcessors([processor]);
  setTracingDisabled(false);
  processor.start();
  return async () => {
    await processor.shutdown();
    setTraceProcessors([]);
    setTracingDisabled(true);
  };
}
