import '@chatdock/widget/define';

// What the compiler knows of the element in plain TypeScript. Nothing here runs.

const dock = document.createElement('chat-dock');

dock.addEventListener('chatkit.thread.change', ({ detail }) => detail.threadId?.length);
dock.addEventListener('chat-dock-state-changed', ({ state, error }) => [state.toUpperCase(), error?.code]);
// @ts-expect-error -- there is no such thing in this event
dock.addEventListener('chatkit.thread.change', ({ detail }) => detail.id);

export const { api, state }: { api: string; state: string } = dock;
