import { z } from 'zod';
import { UsageError } from '../../cli/usage-error.ts';
import { visitorIssuer, type Owner } from '../../owner.ts';
import { readSource } from '../source/read-source.ts';
import { SourceError } from '../source/source-error.ts';

const name = z.string().min(1).max(255).regex(/\S/u);
const ownerSchema = z.union([
  name.transform((subject) => ({ subject, issuer: '' })),
  z.strictObject({ subject: name, issuer: z.string().max(2_048).regex(/^\S*$/u).default('') }),
]);
const mapSchema = z.record(z.string().min(1), ownerSchema);

/** Whose threads are whose here: by the `user` that sessions were opened for at OpenAI. */
export async function readOwnerMap(file: string | undefined): Promise<ReadonlyMap<string, Owner>> {
  if (file === undefined)
    throw new UsageError('threads needs --owner-map FILE: which user of yours is which at OpenAI.');
  const { text } = await readSource(file);
  const { success, data } = mapSchema.safeParse(parsed(text));
  const owners = Object.entries(data ?? {});
  if (!success || owners.length === 0 || owners.some(([, { issuer }]) => issuer === visitorIssuer)) {
    const message =
      'this is no map of users. Write JSON: {"openai user": {"subject": "your user", "issuer": "who signs your tokens, if you have configured one"}}';
    throw new SourceError([{ file, message }]);
  }
  return new Map(owners);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
