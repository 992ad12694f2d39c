import type { Model } from '@openai/agents-core';
import { ChatdockError } from '../../chatdock-error.ts';
import { OfflineModel } from '../offline/offline-model.ts';
import type { ModelSetting, OfferedModel } from './model-options.ts';

/** A model, and what was found out about it. */
export type AnsweringModel = Model & {
  /** Whether it takes no tools: it can say things then, and do nothing. */
  readonly lacksTools?: boolean;
};

/** The model an assistant answers with. */
export interface AssistantModel {
  readonly model: AnsweringModel;
  /** For a start-up banner: `offline model`, `gpt-… at api.openai.com`. Never holds a key. */
  readonly description: string;
  readonly offline: boolean;
  /** The models that people may choose instead, message by message. Default: none. */
  readonly choices?: readonly ModelChoice[];
}

/** A model to choose. */
export interface ModelChoice {
  readonly offered: OfferedModel;
  readonly model: AnsweringModel;
}

/** The settings a model is chosen by; empty ones count as missing. */
export interface ModelEnvironment {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly CHATDOCK_MODEL?: string | undefined;
}

/**
 * Chooses the model from the environment. Neither a key nor a base URL: the offline model, and what talks to
 * OpenAI is not even loaded. A key: OpenAI, over the Responses API. A base URL other than OpenAI's: that server, over chat completions, with
 * the key if there is one. `CHATDOCK_MODEL` names the model; without it the first of those to choose from is used, else the
 * Agents SDK's default.
 *
 * Nothing is sent: whether the key is right shows with the first message.
 *
 * @throws ChatdockError `invalid_configuration` when the base URL is none.
 */
export async function chooseModel(
  env: ModelEnvironment,
  settings: readonly ModelSetting[] = [],
): Promise<AssistantModel> {
  const [key, base, name] = [env.OPENAI_API_KEY, env.OPENAI_BASE_URL, env.CHATDOCK_MODEL].map(
    (value) => value?.trim() || undefined,
  );
  if (key === undefined && base === undefined) {
    return { model: OfflineModel.ready(), description: 'offline model', offline: true };
  }
  const url = parseBase(base ?? openai);
  const { connectModel } = await import('./openai-model.ts');
  const { model, name: used } = connectModel({ url, key, name: name ?? settings[0]?.model });
  const choices = settings.map(({ model: wanted, ...offered }): ModelChoice => {
    if (wanted === used) return { offered: { ...offered, default: true }, model };
    return { offered, model: connectModel({ url, key, name: wanted }).model };
  });
  return { model, description: `${used} at ${url.host}`, offline: false, choices };
}

const openai = 'https://api.openai.com/v1';

function parseBase(base: string): URL {
  const url = URL.parse(base);
  if (url && /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '') return url;
  throw new ChatdockError('invalid_configuration', {
    message:
      'OPENAI_BASE_URL is not a web address. Write it like https://api.openai.com/v1, and the key into OPENAI_API_KEY.',
  });
}
