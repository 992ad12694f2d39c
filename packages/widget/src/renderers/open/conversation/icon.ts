import type { TemplateResult } from 'lit';
import { svg } from '../parts/svg.ts';

const paths = {
  check: 'm5 12.8 4.4 4.4L19 7.4',
  chevron: 'm9 5.5 6.5 6.5L9 18.5',
  retry: 'M19.8 12a7.8 7.8 0 1 1-2.3-5.5l2.3 2.3m0-4.6v4.6h-4.6',
  alert: 'M12 8v4.8m0 3.4h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
} as const;

/** One of the pictures of the conversation. */
export function icon(name: keyof typeof paths): TemplateResult {
  return svg(name, paths[name]);
}
