import type { TemplateResult } from 'lit';
import { svg } from './svg.ts';

const paths = {
  send: 'M12 19V5m-6.5 6.5L12 5l6.5 6.5',
  stop: 'M8 8h8v8H8z',
  compose: 'M12 20h8.5M16.4 3.9a2.1 2.1 0 0 1 3 3L8.2 18.1 4 19.2l1.1-4.2z',
  history: 'M4.2 4.6v4.6h4.6M4.6 9.2A8 8 0 1 1 4 12m8-4.5V12l3 2',
} as const;

/** One of the pictures that are there from the start. */
export function icon(name: keyof typeof paths): TemplateResult {
  return svg(name, paths[name]);
}
