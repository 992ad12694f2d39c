import { type TemplateResult, html, nothing } from 'lit';

/** Our own pictures for the names of the protocol that say something in a conversation. */
const paths: ReadonlyMap<string, string> = new Map([
  [
    'calendar',
    'M4 9.5h16M8 3v4m8-4v4M5.5 5h13A1.5 1.5 0 0 1 20 6.5v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-12A1.5 1.5 0 0 1 5.5 5z',
  ],
  ['check', 'm5 12.8 4.4 4.4L19 7.4'],
  ['check-circle', 'm8 12.3 2.8 2.8L16 9.5M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z'],
  ['chevron-left', 'M15.5 5.5 9 12l6.5 6.5'],
  ['chevron-right', 'm8.5 5.5 6.5 6.5-6.5 6.5'],
  [
    'circle-question',
    'M9.5 9.3a2.5 2.5 0 1 1 3.6 2.3c-.7.4-1.1.8-1.1 1.7m0 3h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  ],
  ['clock', 'M12 7v5l3 2m-3 7a9 9 0 1 0 0-18 9 9 0 0 0 0 18z'],
  ['document', 'M7 3.5h6.5L18 8v12.5H7zM13 3.5V8.5h5'],
  ['dot', 'M12 12h.01'],
  ['dots-horizontal', 'M6 12h.01M12 12h.01M18 12h.01'],
  ['dots-vertical', 'M12 6h.01M12 12h.01M12 18h.01'],
  ['empty-circle', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z'],
  ['external-link', 'M13.5 4.5h6v6m0-6L11 13M9 5.5H5.5v13h13V15'],
  ['info', 'M12 11v5.5m0-9h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z'],
  ['mail', 'm4 7.5 8 6 8-6M5 5.5h14a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1z'],
  ['plus', 'M12 5v14m-7-7h14'],
  ['reload', 'M19.8 12a7.8 7.8 0 1 1-2.3-5.5l2.3 2.3m0-4.6v4.6h-4.6'],
  ['search', 'm20 20-4.5-4.5M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z'],
  ['sparkle', 'M12 3.5c.8 5.5 3 7.7 8.5 8.5-5.5.8-7.7 3-8.5 8.5-.8-5.5-3-7.7-8.5-8.5 5.5-.8 7.7-3 8.5-8.5z'],
  ['star', 'm12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8z'],
  ['user', 'M5 20c.5-4 3-6 7-6s6.5 2 7 6M12 11a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6z'],
  ['write', 'M12 20h8.5M16.4 3.9a2.1 2.1 0 0 1 3 3L8.2 18.1 4 19.2l1.1-4.2z'],
]);

const others: ReadonlyMap<string, string> = new Map([
  ['check-circle-filled', 'check-circle'],
  ['star-filled', 'star'],
  ['profile', 'user'],
  ['page-blank', 'document'],
  ['square-text', 'document'],
  ['write-alt', 'write'],
  ['write-alt2', 'write'],
  ['sparkle-double', 'sparkle'],
]);

/** The picture for a name, or nothing. */
export function drawing(name = ''): TemplateResult | typeof nothing {
  const path = paths.get(others.get(name) ?? name);
  if (path === undefined) return nothing;
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
