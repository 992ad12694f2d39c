import { text } from '../../read-json.ts';
import type { Draw } from '../context.ts';

export const markdown: Draw = ({ value, streaming }, { markdown: views, path, domains, streaming: goesOn }) =>
  views.show(path, text(value), { streaming: goesOn && streaming === true, domains });
