import { hostingNotice } from '../sessions/hosting-end.ts';
import type { Details } from './report.ts';

/** What is told of a hosted workflow: how long it still runs. */
export function hostedEnd(now: Date): Details {
  const { level, message } = hostingNotice(now);
  return { message, level: level === 'error' ? 'problem' : 'warning' };
}
