import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { attribute, type Setting } from './attribute-values.ts';
import type { ChatKitOptions, StartScreenPrompt, WidgetsOption } from './chatkit/options.ts';
import type { OwnWords } from './locales/words.ts';
import type { OpenChatKitOptions } from './renderers/open/open-options.ts';
import type { ColorScheme, ThemeOption } from './chatkit/theme.ts';
import { putAt, type PlaceIn } from './place-option.ts';
import { parsePrompts } from './start-prompts.ts';

type Options = Omit<OpenChatKitOptions, 'api'>;

const text = (place: PlaceIn<Options>): Setting => ({ otherwise: '', place });

/** As an attribute `on` or `off`; without a value it is on. As a property `true`, `false`, or `null`: as the chat UI has it. */
const onOff = (place: PlaceIn<Options>): Setting => ({
  ...attribute<boolean | null>(null, /^(on|off|)$/, (word) => word !== 'off'),
  place,
});

/** What only a page's script can say; `''`: it has no place of its own. */
const given = (place: PlaceIn<Options> | ''): Setting => ({ otherwise: null, attribute: false, place });

const settings: Readonly<Record<string, Setting>> = {
  theme: attribute('auto', /^(auto|light|dark)$/, String),
  locale: { ...attribute('', /^[\w-]*$/, String), place: 'locale' },
  heading: text('header.title.text'),
  header: onOff('header.enabled'),
  history: onOff('history.enabled'),
  greeting: text('startScreen.greeting'),
  prompts: {
    ...attribute<StartScreenPrompt[]>([], /^/, parsePrompts),
    place: 'startScreen.prompts',
  },
  placeholder: text('composer.placeholder'),
  attachments: onOff('composer.attachments.enabled'),
  dictation: onOff('composer.dictation.enabled'),
  disclaimer: text('disclaimer.text'),
  feedback: onOff('threadItemActions.feedback'),
  retry: onOff('threadItemActions.retry'),
  widgets: given('widgets'),
  onClientTool: given('onClientTool'),
  texts: given('texts'),
  headingLevel: {
    ...attribute(null, /^[1-6]$/, Number),
    attribute: 'heading-level',
    place: 'headingLevel',
  },
  options: given(''),
  ui: attribute('auto', /^(auto|open|openai)$/, String),
  domainKey: { otherwise: '', attribute: 'domain-key' },
  chatkitScript: { otherwise: '', attribute: 'chatkit-script' },
};

/** Which chat UI there is; the others are what it is told. */
const choices = ['ui', 'domainKey', 'chatkitScript'];

/** The part of `<chat-dock>` that is about the chat UI: which one it is, and what it is told. All of its properties are that. */
export class ChatDockOptions extends LitElement {
  static override readonly properties: PropertyDeclarations = settings;

  /**
   * `light`, `dark`, or `auto`: as the visitor's system has it. As a property also a whole theme, whose colour scheme is `auto`
   * when it names none. Default: `auto`.
   */
  declare theme: ColorScheme | 'auto' | ThemeOption;
  /** Language of the interface, a BCP 47 tag. Default: the browser's. */
  declare locale: string;
  /** Title in the header, in place of the conversation's own. */
  declare heading: string;
  /** Whether there is a bar above the conversation. As an attribute: `on` or `off`. */
  declare header: boolean | null;
  /** Whether earlier conversations can be gone back to. As an attribute: `on` or `off`. */
  declare history: boolean | null;
  /** The question above an empty conversation. */
  declare greeting: string;
  /** Suggestions in an empty conversation. As an attribute: a JSON list. */
  declare prompts: StartScreenPrompt[];
  /** What the empty message box says. */
  declare placeholder: string;
  /** Whether files can be sent. As an attribute: `on` or `off`. */
  declare attachments: boolean | null;
  /** Whether one can speak instead of typing. As an attribute: `on` or `off`. */
  declare dictation: boolean | null;
  /** A line below the message box. */
  declare disclaimer: string;
  /** Whether answers can be called good or bad. As an attribute: `on` or `off`. */
  declare feedback: boolean | null;
  /** Whether another answer can be asked for. As an attribute: `on` or `off`. */
  declare retry: boolean | null;
  /** What the page does for widgets of the assistant. */
  declare widgets: WidgetsOption | null;
  /** What the page does for the model. */
  declare onClientTool: ChatKitOptions['onClientTool'] | null;
  /** Words of the page's own in place of those of the interface, by part: `{ chat: { newChat: 'Start over' } }`. Those of all chats on the page. */
  declare texts: OwnWords | null;
  /** Level of the chat's own headings; those of answers are below. Default: `2`. */
  declare headingLevel: number | null;
  /** Everything else a ChatKit element can be told. What is said by the properties above goes before it. */
  declare options: Options | null;
  /** Which chat UI: this package's `open` one, `openai`'s, or `auto`: OpenAI's where it is called for and can be. Default: `auto`. */
  declare ui: 'auto' | 'open' | 'openai';
  /** OpenAI's key for the page's domain; calls for OpenAI's chat UI. */
  declare domainKey: string;
  /** Where the script of OpenAI's chat UI is: an address of the page's origin or of openai.com. Default: OpenAI's CDN. */
  declare chatkitScript: string;

  constructor() {
    super();
    for (const [name, { otherwise }] of Object.entries(settings)) Reflect.set(this, name, otherwise);
  }

  /** The colours the page asks for; nothing where it leaves that to the visitor's system. */
  protected get askedScheme(): string | undefined {
    const [scheme] = [this.theme, this.options?.theme]
      .map((theme) => (typeof theme === 'object' ? theme.colorScheme : theme))
      .filter((word) => word !== 'auto' && word);
    return scheme;
  }

  /** Whether an update asks for another chat UI than there was. */
  protected static areOthers(changed: PropertyValues): boolean {
    return choices.some((name) => changed.get(name) !== undefined);
  }

  /** Whether an update is about any of this. */
  protected static concerns(changed: PropertyValues): boolean {
    return [...changed.keys()].some((name) => ChatDockOptions.elementProperties.has(name));
  }

  /** What the chat UI is told, with the colours it is to have. */
  protected chatOptions(colorScheme: ColorScheme): Options {
    const theme = typeof this.theme === 'object' ? this.theme : this.options?.theme;
    let all: object = {
      ...this.options,
      theme: typeof theme === 'object' ? { ...theme, colorScheme } : colorScheme,
    };
    for (const [name, { place }] of Object.entries(settings)) {
      const value: unknown = Reflect.get(this, name);
      if (place && isSaid(value)) all = putAt(all, place.split('.'), value);
    }
    return Object.assign<Options, object>({}, all);
  }
}

function isSaid(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : (value ?? '') !== '';
}
