import type { ModelAnswer, ModelCall } from '../../agent/support/model-server.ts';
import { responses, type Said } from '../../agent/support/provider-wires.ts';

/** What the agents of the exports say, by whose instructions they are asked with. */
export const workflowModel: ModelAnswer = (response, call) => responses.say(saidBy(call))(response, call);

/** By a few words of an agent's instructions. */
const agents: Readonly<Record<string, (call: ModelCall) => Said>> = {
  'on balconies': (call) => ({ text: ['Heard: ', usersWords(call).join(' / ')] }),
  'classification assistant': (call) => {
    const category = usersWords(call).at(-1)?.includes('parcel') ? 'parcel' : 'smalltalk';
    return { text: [JSON.stringify({ category })] };
  },
  'parcel clerk': ({ body }) => ({
    text: [/so far: (\d+)/u.exec(String(body['instructions']))?.[1] ?? 'none'],
  }),
  'small talk': () => ({ text: ['Nice weather.'] }),
  'replacement device': () => ({ text: ['A new one?'] }),
  'Send what was agreed': (call) =>
    isAnswered(call) ? { text: ['On its way.'] } : { calls: [{ name: 'send_parcel', args: { to: 'Ann' } }] },
  'Fill in the widget': () => ({
    text: [JSON.stringify({ place: 'Graz', highTemperature: 21, days: [{ day: 'Mon', sky: 'clear' }] })],
  }),
};

function saidBy(call: ModelCall): Said {
  const instructions = String(call.body['instructions']);
  const [, say] = Object.entries(agents).find(([words]) => instructions.includes(words)) ?? [];
  return say?.(call) ?? { text: [`You said: ${usersWords(call).at(-1)}`] };
}

/** What users have said, as the model is told of it. */
export function usersWords({ body }: ModelCall): string[] {
  return inputOf(body).flatMap(({ role, content }) => {
    if (role !== 'user') return [];
    if (typeof content === 'string') return [content];
    return content?.map(({ text }) => text ?? '').join('') ?? [];
  });
}

/** Whether a tool has answered. */
function isAnswered({ body }: ModelCall): boolean {
  return inputOf(body).some(({ type }) => type === 'function_call_output');
}

interface InputItem {
  readonly type?: string;
  readonly role?: string;
  readonly content?: string | { text?: string }[];
}

function inputOf(body: Record<string, unknown>): InputItem[] {
  const { input } = body;
  return Array.isArray(input) ? input : [];
}
