import { addStyles } from '../parts/add-styles.ts';
import { pageParts } from '../parts/page-parts.ts';
import { startScreenStyles } from '../parts/start-screen.styles.ts';
import { pagePartsStyles } from './page-parts.styles.ts';
import { finePrint } from './fine-print.ts';
import { headerAction } from './header-action.ts';
import { promptList } from './prompts.ts';

export { loadFinePrint } from './fine-print.ts';

addStyles(startScreenStyles, pagePartsStyles);
pageParts.action = headerAction;
pageParts.prompts = promptList;
pageParts.disclaimer = finePrint;

/** Of all chats on the page. */
export function setLevel(level: number | null | undefined): void {
  pageParts.level = level;
}
