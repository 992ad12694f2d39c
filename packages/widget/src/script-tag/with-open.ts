/** `<chat-dock>` with the chat UI of this package: all that a person needs to type, as one file of the script-tag build. */
export { ChatDock } from '../chat-dock.ts';
export { openRenderer } from '../renderers/open/open-renderer.ts';
export { DockedChat } from '../renderers/open/docked/define.ts';
