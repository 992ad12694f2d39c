import { starterPrompts } from '../agent/tasks/starter-prompts.ts';
import { scriptTag } from '../http/script-tag.ts';
import { widgetFiles } from '../http/widget-files.ts';
import { say } from './say.ts';

const log = (fields: object, message: string): void => say(`${message} ${JSON.stringify(fields)}`);
const logger = { debug: log, info: log, warn: log, error: log };

/** Prints the script tag for pages that find the API at `address`. Resolves to the exit code. */
export async function printEmbed(address: string): Promise<number> {
  const files = widgetFiles(new URL('./', import.meta.resolve('@chatdock/widget/embed/manifest.json')), {
    logger,
    prompts: [],
  });
  process.stdout.write(
    `${scriptTag(address, { ...(await files.describe()), prompts: starterPrompts }).tag}\n`,
  );
  return 0;
}
