import { ChatdockError } from '../../chatdock-error.ts';

/** A model that people may choose for a message, of the provider that the key and the address are of. */
export interface ModelOption {
  /** What the message box sends, `inference_options.model`; up to 64 characters. */
  id: string;
  /** The model's name at the provider. Default: the id. */
  model?: string | undefined;
  /** What people read. Default: the id. */
  label?: string | undefined;
  /** A few words below it. Default: none. */
  description?: string | undefined;
}

/** A model as a page offers it: an entry of ChatKit’s `composer.models`. */
export interface OfferedModel {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** The one that answers when nothing is chosen. */
  readonly default?: true;
}

/** The same, checked. */
export type ModelSetting = Readonly<{ id: string; model: string; label: string; description?: string }>;

/**
 * @param list what `CHATDOCK_MODELS` holds: `gpt-5.4, small=gpt-5.4-mini`. The option goes before it.
 * @throws ChatdockError `invalid_configuration`
 */
export function parseModels(
  given: readonly ModelOption[] | undefined,
  list: string | undefined,
): readonly ModelSetting[] {
  const models = (given ?? listed(list ?? '')).map(parseModel);
  const twice = models.find(({ id }, at) => models.findIndex((other) => other.id === id) !== at);
  if (twice) refuse(`models holds "${twice.id}" twice.`);
  return Object.freeze(models);
}

function parseModel(given: ModelOption): ModelSetting {
  const { id, model = id, label = id, description } = Object(given);
  if (![id, model, label, description ?? 'none'].every(isShortText))
    refuse('Each of models has an id, and perhaps a model, a label and a description, each a short text.');
  if (id.length > 64) refuse('The id of a model has at most 64 characters.');
  return { id, model, label, ...(description !== undefined && { description }) };
}

function isShortText(text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== '' && text.length <= 200 && !/\p{Cc}/u.test(text);
}

function listed(list: string): ModelOption[] {
  const entries = list.split(',').map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry) => {
    const [id = '', ...rest] = entry.split('=');
    return rest.length === 0 ? { id } : { id: id.trim(), model: rest.join('=').trim() };
  });
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
