import { getDefaultModel, type Model } from '@openai/agents-core';
import { OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents-openai';
import { OpenAI } from 'openai';

export interface ModelAddress {
  url: URL;
  /** Servers at home often want none. */
  key: string | undefined;
  /** Default: the Agents SDK's. */
  name: string | undefined;
  /** How to speak to it. Default: Responses at OpenAI, chat completions elsewhere. */
  wire?: 'responses' | 'chat_completions';
}

/** A model at OpenAI or at a server that speaks like it. */
export function connectModel(address: ModelAddress): { model: Model; name: string } {
  const { url, key = 'unused', name = getDefaultModel(), wire = wireOf(url) } = address;
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
  const OpenAIModel = wire === 'responses' ? OpenAIResponsesModel : OpenAIChatCompletionsModel;
  return { model: new OpenAIModel(client, name), name };
}

/** OpenAI has regional hosts, such as eu.api.openai.com. */
function wireOf({ hostname }: URL): 'responses' | 'chat_completions' {
  const isOpenAI = hostname === 'api.openai.com' || hostname.endsWith('.api.openai.com');
  return isOpenAI ? 'responses' : 'chat_completions';
}
