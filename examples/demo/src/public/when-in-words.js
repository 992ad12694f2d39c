const units = /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
]);

/**
 * “just now”, “5 min. ago”, “yesterday”; from a week on the date. In English, as the page is.
 * @param {Date} moment
 * @param {Date} now
 */
export function whenInWords(moment, now) {
  const seconds = (now.getTime() - moment.getTime()) / 1000;
  if (seconds < 60) return 'just now';
  if (seconds >= 7 * 86_400) return moment.toLocaleDateString('en', { day: 'numeric', month: 'short' });
  const [unit, length] = units.findLast(([, size]) => seconds >= size) ?? ['minute', 60];
  const format = new Intl.RelativeTimeFormat('en', { style: 'narrow', numeric: 'auto' });
  return format.format(-Math.floor(seconds / length), unit);
}
