import { z } from 'zod';

// prettier-ignore
/** The icons every ChatKit element can draw. */
export const iconNames = [
  'agent', 'analytics', 'atom', 'batch', 'bolt', 'book-open', 'book-closed', 'book-clock', 'bug', 'calendar',
  'chart', 'check', 'check-circle', 'check-circle-filled', 'chevron-left', 'chevron-right', 'circle-question',
  'clock', 'compass', 'confetti', 'cube', 'desktop', 'document', 'dot', 'dots-horizontal', 'dots-vertical',
  'empty-circle', 'external-link', 'globe', 'keys', 'lab', 'images', 'info', 'lifesaver', 'lightbulb', 'mail',
  'map-pin', 'maps', 'mobile', 'name', 'notebook', 'notebook-pencil', 'page-blank', 'phone', 'play', 'plus',
  'profile', 'profile-card', 'reload', 'star', 'star-filled', 'search', 'sparkle', 'sparkle-double', 'square-code',
  'square-image', 'square-text', 'suitcase', 'settings-slider', 'user', 'wreath', 'write', 'write-alt', 'write-alt2',
] as const;

/** An icon: one of {@link iconNames}, or a name of another set behind `vendor:` or `lucide:`. */
export type IconName = (typeof iconNames)[number] | `vendor:${string}` | `lucide:${string}`;

/** Accepts exactly the {@link IconName}s. */
export const iconNameSchema = z.union(
  [
    z.enum(iconNames),
    z.templateLiteral(['vendor:', z.string().min(1)]),
    z.templateLiteral(['lucide:', z.string().min(1)]),
  ],
  { error: 'is not an icon name' },
);
