import { pino } from 'pino';
import type { Logger } from '../chat/ports.ts';
import { StartError } from './start-error.ts';
import type { Environment } from './variables.ts';

const levels = ['debug', 'info', 'warn', 'error', 'silent'];

/** The log, on standard output. A person at a terminal has the banner, and hears of what is wrong. @throws StartError */
export function startLog({ LOG_LEVEL: level }: Environment, isTerminal: boolean): Logger {
  if (level !== undefined && !levels.includes(level))
    throw new StartError(`LOG_LEVEL must be one of ${levels.join(', ')}.`);
  return pino({ name: 'chatdock', level: level ?? (isTerminal ? 'warn' : 'info') });
}
