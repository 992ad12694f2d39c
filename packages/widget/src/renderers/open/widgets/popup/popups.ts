import { addStyles } from '../../parts/add-styles.ts';
import { containerStyles } from '../styles/container.styles.ts';
import { popupStyles } from './popup.styles.ts';

addStyles(containerStyles, popupStyles);

export { Calendar } from './calendar.ts';
export { Combo } from './combo.ts';
