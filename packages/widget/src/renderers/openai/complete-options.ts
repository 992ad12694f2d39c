import type { ComposerOption, ToolOption } from '../../chatkit/composer.ts';
import type { Command, CommandsOption } from '../../chatkit/entities.ts';
import type {
  ChatKitOptions,
  CustomApi,
  HeaderOption,
  HostedApi,
  StartScreenOption,
} from '../../chatkit/options.ts';
import { isKnownAction, isKnownIcon, knownIcon, knownLocale } from './known.ts';

/** Takes the place of a tool's own where OpenAI's element does not have that: a tool has to have one. */
const plainIcon: ToolOption['icon'] = 'bolt';

/** On this machine OpenAI's element takes any key, and nowhere none at all. */
const placeholderKey = 'local';

/** A new option does not compile until it has been thought of here. */
const names: Readonly<Record<keyof ChatKitOptions, true>> = {
  api: true,
  initialThread: true,
  theme: true,
  locale: true,
  frameTitle: true,
  header: true,
  history: true,
  startScreen: true,
  composer: true,
  disclaimer: true,
  threadItemActions: true,
  thread: true,
  entities: true,
  commands: true,
  widgets: true,
  onClientTool: true,
};

/**
 * All options for OpenAI's element, made anew: it merges nothing, and refuses what it does not know. Names that it does
 * not have (options, icons, languages) are left out, and what its types promise of functions is made true.
 */
export function completeOptions(options: ChatKitOptions): ChatKitOptions {
  const { locale: asked, ...others } = onlyKnown(options);
  const { api, composer, widgets } = others;
  const locale = asked && knownLocale(asked);
  return {
    ...others,
    ...withKnownNames(others),
    api: 'url' in api ? ownServer(api, composer) : hosted(api),
    initialThread: options.initialThread ?? null,
    ...(locale && { locale }),
    ...(widgets && { widgets: { onAction: async (...given) => widgets.onAction?.(...given) } }),
    ...('onClientTool' in others && {
      onClientTool: async (call) => asRecord(await options.onClientTool?.(call)),
    }),
  };
}

/** The options that have icons in them. */
function withKnownNames({
  header,
  startScreen,
  composer,
  commands,
}: ChatKitOptions): Partial<ChatKitOptions> {
  return {
    ...(header && { header: headerOf(header) }),
    ...(startScreen && { startScreen: startScreenOf(startScreen) }),
    ...(composer && { composer: composerOf(composer) }),
    ...(commands && { commands: commandsOf(commands) }),
  };
}

function onlyKnown(options: ChatKitOptions): ChatKitOptions {
  const known = { ...options };
  for (const [name, value] of Object.entries(options))
    if (value === undefined || !Object.hasOwn(names, name)) Reflect.deleteProperty(known, name);
  return known;
}

function ownServer(api: CustomApi, composer: ComposerOption | undefined): CustomApi {
  const { url, fetch, domainKey = placeholderKey, uploadStrategy } = api;
  const uploads = composer?.attachments?.enabled;
  return {
    url,
    domainKey,
    ...(fetch && { fetch }),
    ...(uploadStrategy && { uploadStrategy }),
    // Addresses for uploads in two steps are permissions themselves, those in one would need the session.
    ...(uploads && !uploadStrategy && { uploadStrategy: { type: 'two_phase' } }),
  };
}

function hosted(api: HostedApi): HostedApi {
  return { getClientSecret: async (current) => api.getClientSecret(current) };
}

function headerOf({ leftAction, rightAction, ...header }: HeaderOption): HeaderOption {
  return {
    ...header,
    ...(isKnownAction(leftAction) && { leftAction }),
    ...(isKnownAction(rightAction) && { rightAction }),
  };
}

function startScreenOf({ prompts, ...start }: StartScreenOption): StartScreenOption {
  const known = prompts?.map(({ icon, ...prompt }) => ({ ...prompt, ...knownIcon(icon) }));
  return { ...start, ...(known && { prompts: known }) };
}

function composerOf({ tools, ...composer }: ComposerOption): ComposerOption {
  const known = tools?.map((tool) => (isKnownIcon(tool.icon) ? tool : { ...tool, icon: plainIcon }));
  return { ...composer, ...(known && { tools: known }) };
}

function commandsOf(commands: CommandsOption): CommandsOption {
  return {
    ...commands,
    ...('onSearch' in commands && {
      onSearch: async (query) => knownCommands((await commands.onSearch?.(query)) ?? []),
    }),
    ...('onSelect' in commands && {
      onSelect: async (command) => {
        const next = await commands.onSelect?.(command);
        return next?.type === 'menu' ? { ...next, commands: knownCommands(next.commands) } : next;
      },
    }),
  };
}

function knownCommands(commands: readonly Command[]): Command[] {
  return commands.map(({ icon, ...command }) => ({ ...command, ...knownIcon(icon) }));
}

/** What a tool of the page answered, as the object that OpenAI's element sends. */
function asRecord(result: unknown): unknown {
  return typeof result === 'object' && result !== null && !Array.isArray(result) ? result : { result };
}
