import { type TemplateResult, html, nothing } from 'lit';
import { record, text } from '../../read-json.ts';
import type { Context } from '../context.ts';
import { iconOf } from '../../icons/icon-of.ts';
import { safeImage } from '../values/safe-image.ts';

/** The line on top of a widget that says where it comes from, or what has become of it. */
export function status(value: unknown, { domains }: Context): TemplateResult | typeof nothing {
  const { text: words, icon, favicon, frame } = record(value);
  if (typeof words !== 'string' || words === '') return nothing;
  const source = safeImage(text(favicon), domains);
  const picture = source
    ? html`<img class=${frame === true ? 'framed' : ''} src=${source} alt="" referrerpolicy="no-referrer" />`
    : iconOf(text(icon));
  return html`<div class="status">${picture}<span dir="auto">${words}</span></div>`;
}
