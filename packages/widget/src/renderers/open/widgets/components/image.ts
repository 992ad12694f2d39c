import { html, nothing } from 'lit';
import { text } from '../../read-json.ts';
import type { Draw } from '../context.ts';
import { blockStyles } from '../values/box.ts';
import { readColor } from '../values/color.ts';
import { readFlex } from '../values/length.ts';
import { oneOf } from '../values/one-of.ts';
import { safeImage } from '../values/safe-image.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';

/** A picture from where pictures may come from; of any other, what it shows in words. */
export const image: Draw = (component, { domains }) => {
  const { src, alt, fit, position, frame, flush, background, flex } = component;
  const source = safeImage(text(src), domains);
  const words = text(alt);
  if (source === null) return words === '' ? nothing : html`<p class="text caption" dir="auto">${words}</p>`;
  const look = styles(
    ...blockStyles(component),
    ['object-fit', oneOf(fit, ['cover', 'contain', 'fill', 'scale-down', 'none'])],
    ['object-position', positionOf(text(position))],
    ['background-color', readColor(background)],
    ['flex', readFlex(flex)],
  );
  return html`<img
    class="image ${frame === true ? 'framed' : ''} ${flush === true ? 'flush' : ''}"
    src=${source}
    alt=${words}
    loading="lazy"
    referrerpolicy="no-referrer"
    ${styled(look)}
  />`;
};

/** `top left`, or a part of it. */
function positionOf(position: string): string | null {
  return /^(?:top|center|bottom)?(?:(?:^| )(?:left|center|right))?$/.test(position) && position !== ''
    ? position
    : null;
}
