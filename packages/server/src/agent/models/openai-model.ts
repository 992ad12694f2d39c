import { getDefaultModel } from '@openai/agents-core';
import { OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents-openai';
import { OpenAI } from 'openai';
import { AdaptableModel } from './adaptable-model.ts';
import { mendedFetch } from './mending/mended-fetch.ts';

export interface ModelAddress {
  url: URL;
  /** Servers at home often want none. */
  key: string | undefined;
  /** Default: the Agents SDK's. */
  name: string | undefined;
  /** How to speak to it. Default: Responses at OpenAI, chat completions elsewhere. */
  wire?: Wire;
}

type Wire = 'responses' | 'chat_completions';

/** A model that can be asked, and how it is. */
export interface ConnectedModel {
  readonly model: AdaptableModel;
  readonly name: string;
  readonly wire: Wire;
}

/** A model at OpenAI or at a server that speaks like it. Nothing is sent before it is asked. */
export function connectModel(address: ModelAddress): ConnectedModel {
  const { url, key = 'unused', name = getDefaultModel(), wire = wireOf(url) } = address;
  const client = new OpenAI({
    apiKey: key,
    baseURL: `${url.origin}${url.pathname}`,
    defaultQuery: Object.fromEntries(url.searchParams), // Azure's older addresses: `?api-version=…`
    ...(isAzure(url) && { defaultHeaders: { 'api-key': key } }),
    fetch: mendedFetch(),
    // Of the environment, only what was documented counts.
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 0, // asked again by the policy of the run, which knows what was said
    timeout: 40_000,
  });
  const OpenAIModel = wire === 'responses' ? OpenAIResponsesModel : OpenAIChatCompletionsModel;
  return { model: new AdaptableModel(new OpenAIModel(client, name)), name, wire };
}

function isAzure({ hostname }: URL): boolean {
  return /\.(?:openai|services\.ai|cognitiveservices)\.azure\.com$/u.test(hostname);
}

/** OpenAI has regional hosts, such as eu.api.openai.com. */
function wireOf({ hostname }: URL): Wire {
  const isOpenAI = hostname === 'api.openai.com' || hostname.endsWith('.api.openai.com');
  return isOpenAI ? 'responses' : 'chat_completions';
}
