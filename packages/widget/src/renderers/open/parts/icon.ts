import { type TemplateResult, html } from 'lit';

const paths = {
  send: 'M12 19V5m-6.5 6.5L12 5l6.5 6.5',
  stop: 'M8 8h8v8H8z',
  compose: 'M12 20h8.5M16.4 3.9a2.1 2.1 0 0 1 3 3L8.2 18.1 4 19.2l1.1-4.2z',
  check: 'm5 12.8 4.4 4.4L19 7.4',
  cross: 'M17 7 7 17M7 7l10 10',
  dot: 'M12 12h.01',
  chevron: 'm9 5.5 6.5 6.5L9 18.5',
  down: 'M12 5v14m6.5-6.5L12 19l-6.5-6.5',
  retry: 'M19.8 12a7.8 7.8 0 1 1-2.3-5.5l2.3 2.3m0-4.6v4.6h-4.6',
  copy: 'M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3m2-7h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z',
  alert: 'M12 8v4.8m0 3.4h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
} as const;

export type IconName = keyof typeof paths;

/** One of the few pictures of the interface; decoration, so what it means stands beside it or in the button's name. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${paths[name]} />
  </svg>`;
}
