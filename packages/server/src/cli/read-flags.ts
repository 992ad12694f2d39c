import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error.ts';

/**
 * Reads the flags of a command.
 *
 * @param help What tells more of them.
 * @throws UsageError
 */
export function readFlags<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  help = '--help',
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's own sentence names the flag; what follows its first full stop is advice for other programs.
    const [sentence = ''] = error instanceof Error ? error.message.split(/\. |\n/u) : [];
    throw new UsageError(`${sentence.replace(/\.$/u, '')}. Try ${help}.`);
  }
}
