// A chat UI of the tests' own: it shows what it is told and does nothing by itself. `testRenderer.mounted` lists what is
// on the page, with the options it was given.
globalThis.testRenderer = {
  mounted: [],
  async load() {
    return { mount: testRenderer.mount };
  },
  async mount(host, options) {
    const element = document.createElement('div');
    const label = document.createElement('label');
    const input = document.createElement('input');
    label.append('Message', input);
    element.append(label);
    const mounted = {
      element,
      options,
      updates: 0,
      calls: [],
      update(next) {
        mounted.options = next;
        mounted.updates += 1;
      },
      unsent: () => input.value,
      dispose() {
        // What a chat says as it goes must not be taken for the person's choice.
        say('chatkit.thread.change', { threadId: null });
        element.remove();
        testRenderer.mounted = testRenderer.mounted.filter((other) => other !== mounted);
      },
    };
    const say = (name, detail) =>
      element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    const method = (name, act) => async (argument) => {
      mounted.calls.push([name, argument]);
      await act?.(argument);
    };
    Object.assign(element, {
      setThreadId: method('setThreadId', (threadId) => say('chatkit.thread.change', { threadId })),
      sendUserMessage: method('sendUserMessage'),
      setComposerValue: method('setComposerValue', ({ text }) => (input.value = text)),
      focusComposer: method('focusComposer', () => input.focus()),
      fetchUpdates: method('fetchUpdates'),
      showHistory: method('showHistory'),
      hideHistory: method('hideHistory'),
    });
    mounted.say = say;
    host.append(element);
    testRenderer.mounted.push(mounted);
    return mounted;
  },
};
for (const dock of document.querySelectorAll('chat-dock')) dock.renderer = testRenderer.load;
