import type { Model } from '@openai/agents-core';
import { ScriptedModel } from './scripted-model.ts';

/** OpenAI's, or whatever `OPENAI_BASE_URL` names, when there is a key; else one that needs none. */
export async function chooseModel(): Promise<{ model: Model; name: string }> {
  if (!process.env['OPENAI_API_KEY'])
    return {
      model: new ScriptedModel(),
      name: 'a script of this example; set OPENAI_API_KEY for a real one',
    };
  const { OpenAIProvider } = await import('@openai/agents-openai');
  const name = process.env['CHATDOCK_MODEL'] ?? 'gpt-5.4-mini';
  return { model: await new OpenAIProvider().getModel(name), name };
}
