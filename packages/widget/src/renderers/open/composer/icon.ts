import type { TemplateResult } from 'lit';
import { svg } from '../parts/svg.ts';

const paths = {
  attach:
    'm20.4 11.3-8.7 8.7a5.3 5.3 0 0 1-7.5-7.5l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.6 8.5a1.8 1.8 0 0 1-2.5-2.5l8-7.9',
  close: 'm6.5 6.5 11 11m0-11-11 11',
  retry: 'M19.8 12a7.8 7.8 0 1 1-2.3-5.5l2.3 2.3m0-4.6v4.6h-4.6',
  file: 'M13.5 3.5H7a1.5 1.5 0 0 0-1.5 1.5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zm0 0v5h5',
  tools: 'M4 7.5h8m5 0h3M4 16.5h3m5 0h8M14.5 5v5m-5 4v5',
  down: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  check: 'm5 12.8 4.4 4.4L19 7.4',
  mic: 'M12 3.5a2.8 2.8 0 0 0-2.8 2.8v5.4a2.8 2.8 0 0 0 5.6 0V6.3a2.8 2.8 0 0 0-2.8-2.8zM5.8 11.5a6.2 6.2 0 0 0 12.4 0M12 17.7v3',
  mention:
    'M15.6 8.4v4.9a2.3 2.3 0 0 0 4.6 0V12a8.2 8.2 0 1 0-3.3 6.6M15.6 12a3.6 3.6 0 1 1-7.2 0 3.6 3.6 0 0 1 7.2 0z',
} as const;

/** One of the pictures of what the composer has beyond its text box. */
export function icon(name: keyof typeof paths): TemplateResult {
  return svg(name, paths[name]);
}
