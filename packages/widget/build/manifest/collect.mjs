// What the analyzer leaves aside and the manifest needs: events, which no class of ours lists, and words.

/** The events by name. */
export const events = new Map();

/** Event maps whose members are events of `<chat-dock>`; of the page's own map only ours. */
const maps = { ChatKitEventMap: /^chatkit\./, HTMLElementEventMap: /^chat-dock-/ };

const collectEvents = {
  name: 'collect-events',
  collectPhase({ ts, node }) {
    const ours = ts.isInterfaceDeclaration(node) ? maps[node.name.text] : undefined;
    for (const member of ours ? node.members : []) {
      const name = member.name.text;
      if (!ours.test(name)) continue;
      const description = ts.getJSDocCommentsAndTags(member)[0]?.comment;
      events.set(name, { name, type: { text: member.type.getText() }, ...(description && { description }) });
    }
  },
};

/** Custom properties of the chat UI, told of where its styles are. */
export const cssProperties = [];

const collectCustomProperties = {
  name: 'collect-custom-properties',
  collectPhase({ ts, node }) {
    if (!ts.isVariableStatement(node)) return;
    for (const { comment } of ts.getJSDocTags(node).filter(isCustomProperty)) {
      const [names, description] = comment.split(' - ');
      for (const [, name, value] of names.matchAll(/\[(--[\w-]+)(?:=([^\]]+))?\]/g))
        cssProperties.push({ name, description, ...(value && { default: value }) });
    }
  },
};

function isCustomProperty({ tagName }) {
  return tagName.text === 'cssproperty';
}

/** What the interface of an element says of its methods; who implements it says it no second time. */
export const methods = new Map();

const collectMethods = {
  name: 'collect-methods',
  collectPhase({ ts, node }) {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'ChatKitMethods') return;
    for (const member of node.members)
      methods.set(member.name.text, ts.getJSDocCommentsAndTags(member)[0]?.comment);
  },
};

/** Types that are words, by name: `ColorScheme` is `'light' | 'dark'`. */
export const words = new Map();

const collectWords = {
  name: 'collect-words',
  collectPhase({ ts, node }) {
    if (!ts.isTypeAliasDeclaration(node)) return;
    const text = node.type.getText();
    if (/^('[^']*'( \| )?)+$/.test(text)) words.set(node.name.text, text);
  },
};

export const collectors = [collectEvents, collectCustomProperties, collectMethods, collectWords];
