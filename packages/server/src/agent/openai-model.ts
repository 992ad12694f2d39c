import { getDefaultModel, type Model } from '@openai/agents-core';
import { OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents-openai';
import { OpenAI } from 'openai';

export interface ModelAddress {
  url: URL;
  /** Servers at home often want none. */
  key: string | undefined;
  /** Default: the Agents SDK's. */
  name: string | undefined;
}

/** A model at OpenAI over the Responses API, or at a compatible server over chat completions. */
export function connectModel({ url, key = 'unused', name = getDefaultModel() }: ModelAddress): {
  model: Model;
  name: string;
} {
  const client = new OpenAI({
    apiKey: key,
    baseURL: url.href,
    // Of the environment, only what was documented counts.
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 1,
    timeout: 40_000,
  });
  const model = isOpenAI(url)
    ? new OpenAIResponsesModel(client, name)
    : new OpenAIChatCompletionsModel(client, name);
  return { model, name };
}

/** OpenAI has regional hosts, such as eu.api.openai.com. */
function isOpenAI({ hostname }: URL): boolean {
  return hostname === 'api.openai.com' || hostname.endsWith('.api.openai.com');
}
