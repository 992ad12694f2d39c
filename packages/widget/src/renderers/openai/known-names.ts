import type { ChatKitIcon, HeaderIcon } from '../../chatkit/icons.ts';

// What OpenAI's element takes, as of @openai/chatkit 1.9: it refuses all options for the sake of one wrong name.

/* prettier-ignore */
export const knownLocales = [
  'am', 'ar', 'bg', 'bg-BG', 'bn', 'bn-BD', 'bs', 'bs-BA', 'ca', 'ca-ES', 'cs', 'cs-CZ', 'da', 'da-DK',
  'de', 'de-DE', 'el', 'el-GR', 'en', 'es', 'es-419', 'es-ES', 'et', 'et-EE', 'fi', 'fi-FI', 'fr', 'fr-CA',
  'fr-FR', 'gu', 'gu-IN', 'hi', 'hi-IN', 'hr', 'hr-HR', 'hu', 'hu-HU', 'hy', 'hy-AM', 'id', 'id-ID', 'is',
  'is-IS', 'it', 'it-IT', 'ja', 'ja-JP', 'ka', 'ka-GE', 'kk', 'kn', 'kn-IN', 'ko', 'ko-KR', 'lt', 'lv',
  'lv-LV', 'mk', 'mk-MK', 'ml', 'mn', 'mr', 'mr-IN', 'ms', 'ms-MY', 'my', 'my-MM', 'nb', 'nb-NO', 'nl',
  'nl-NL', 'pa', 'pl', 'pl-PL', 'pt', 'pt-BR', 'pt-PT', 'ro', 'ro-RO', 'ru', 'ru-RU', 'sk', 'sk-SK', 'sl',
  'sl-SI', 'so', 'so-SO', 'sq', 'sq-AL', 'sr', 'sr-RS', 'sv', 'sv-SE', 'sw', 'sw-TZ', 'ta', 'ta-IN', 'te',
  'te-IN', 'th', 'th-TH', 'tl', 'tr', 'tr-TR', 'uk', 'uk-UA', 'ur', 'vi', 'vi-VN', 'zh', 'zh-CN', 'zh-HK',
  'zh-Hant', 'zh-TW',
] as const;

/** All but those that begin with `lucide:`. */
/* prettier-ignore */
export const knownIcons = [
  'agent', 'analytics', 'atom', 'batch', 'bolt', 'book-clock', 'book-closed', 'book-open', 'bug',
  'calendar', 'chart', 'check', 'check-circle', 'check-circle-filled', 'chevron-left', 'chevron-right',
  'circle-question', 'clock', 'compass', 'confetti', 'cube', 'desktop', 'document', 'dots-horizontal',
  'dots-vertical', 'empty-circle', 'external-link', 'globe', 'images', 'info', 'keys', 'lab', 'lifesaver',
  'lightbulb', 'mail', 'map-pin', 'maps', 'mobile', 'name', 'notebook', 'notebook-pencil', 'page-blank',
  'phone', 'play', 'plus', 'profile', 'profile-card', 'reload', 'search', 'settings-slider', 'sparkle',
  'sparkle-double', 'square-code', 'square-image', 'square-text', 'star', 'star-filled', 'suitcase', 'user',
  'wreath', 'write', 'write-alt', 'write-alt2',
] as const satisfies readonly ChatKitIcon[];

/* prettier-ignore */
export const knownHeaderIcons = [
  'back-large', 'back-small', 'book-open', 'bug', 'chat-temporary', 'close', 'collapse-large',
  'collapse-left', 'collapse-right', 'collapse-small', 'compose', 'dark-mode', 'dots-horizontal',
  'dots-horizontal-circle', 'dots-vertical', 'dots-vertical-circle', 'double-chevron-left',
  'double-chevron-right', 'expand-large', 'expand-small', 'grid', 'hamburger', 'history', 'home',
  'home-alt', 'light-mode', 'menu', 'menu-inverted', 'open-left', 'open-right', 'settings-cog', 'share',
  'sidebar-collapse-left', 'sidebar-collapse-right', 'sidebar-floating-left', 'sidebar-floating-open-left',
  'sidebar-floating-open-right', 'sidebar-floating-right', 'sidebar-left', 'sidebar-open-left',
  'sidebar-open-left-alt', 'sidebar-open-right', 'sidebar-open-right-alt', 'sidebar-right', 'star',
  'star-filled',
] as const satisfies readonly HeaderIcon[];
