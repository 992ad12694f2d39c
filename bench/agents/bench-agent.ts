import { Agent } from '@openai/agents-core';
import { OpenAIResponsesModel } from '@openai/agents-openai';
import { OpenAI } from 'openai';

/** An agent on the model at this address. */
export function benchAgent(baseURL: string): Agent {
  const client = new OpenAI({ baseURL, apiKey: 'none' });
  return new Agent({ name: 'Bench', model: new OpenAIResponsesModel(client, 'm') });
}
