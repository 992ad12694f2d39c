import type { ActionCall, ItemIdKind, Turn } from '../chat/ports.ts';
import type { Action } from '../protocol/actions.ts';
import type { WidgetItem } from '../protocol/items.ts';
import type { Lookup } from './fill-template.ts';

/** How far back a script can look. */
export const reach = 200;

/** What a script is played in. */
export interface Scene<Call extends Turn | ActionCall = Turn | ActionCall> {
  readonly call: Call;
  readonly action?: Action;
  readonly sender?: WidgetItem | null;
}

/** What the placeholders of one turn stand for. */
export function scriptValues(scene: Scene): Lookup {
  const { call } = scene;
  const ids = new Map<string, string>();

  const id = (name: string): string => {
    const known = ids.get(name) ?? call.newId(kindOf(name));
    ids.set(name, known);
    return known;
  };
  const newest = async (type: string): Promise<string> => {
    const items = await call.history(reach);
    return items.findLast((item) => item.type === type)?.id ?? `there is no ${type}`;
  };
  return (text) => {
    if (text.startsWith('$id:')) return id(text.slice('$id:'.length));
    if (text.startsWith('$newest:')) return newest(text.slice('$newest:'.length));
    if (text.startsWith('$seen:')) return seen(scene, text.slice('$seen:'.length));
    if (text === '$now') return call.now().toISOString();
    if (text === '$thread') return call.thread.id;
    return text === '$sender' ? (scene.sender?.id ?? 'there is no sender') : undefined;
  };
}

const kinds: readonly ItemIdKind[] = ['message', 'tool_call', 'workflow', 'task', 'hidden_context'];

/** `answer` names a message, `workflow:steps` a workflow. */
function kindOf(name: string): ItemIdKind {
  const [kind] = name.split(':');
  return kinds.find((known) => known === kind) ?? 'message';
}

/** What the responder gets to see, by the name it is asked for. */
function seen({ call, action, sender }: Scene, name: string): unknown {
  const { owner, metadata, locale = null } = call;
  const values: Record<string, unknown> = {
    owner: { ...owner },
    metadata: { ...metadata },
    thread: { ...call.thread },
    locale,
    action: action ?? null,
    sender: sender ?? null,
    ...('cause' in call && { cause: call.cause, message: call.message }),
  };
  if (name === 'history') return call.history(reach);
  return name === 'files' && 'attachment' in call ? texts(call) : values[name];
}

/** The texts of the message's attachments. */
function texts(turn: Turn): Promise<(string | null)[]> {
  const text = async ({ id }: { id: string }): Promise<string | null> => {
    const file = await turn.attachment(id);
    return file ? new TextDecoder().decode(file.bytes) : null;
  };
  return Promise.all((turn.message?.attachments ?? []).map(text));
}
