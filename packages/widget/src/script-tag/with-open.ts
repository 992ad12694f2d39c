/** `<chat-dock>` with the chat UI of this package: all that a person needs to type, as one file of the script-tag build. */
// All styles beside each other, which compresses better.
/* oxlint-disable import/no-unassigned-import -- only the order counts */
import '../chat-dock.styles.ts';
import '../renderers/open/parts/theme.styles.ts';
import '../renderers/open/parts/control.styles.ts';
import '../renderers/open/parts/start-screen.styles.ts';
import '../renderers/open/parts/composer.styles.ts';
/* oxlint-enable */

export { ChatDock } from '../chat-dock.ts';
export { openRenderer } from '../renderers/open/open-renderer.ts';
export { DockedChat } from '../renderers/open/docked/define.ts';
