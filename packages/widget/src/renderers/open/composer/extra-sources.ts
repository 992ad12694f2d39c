import type { ChatKitOptions } from '../../../chatkit/options.ts';
import type { Desk, Extra } from './extra.ts';

export type ExtraName = 'files' | 'editor' | 'choices' | 'dictation';

/** As they stand in the row, from its start. */
export const extraNames: readonly ExtraName[] = ['files', 'editor', 'choices', 'dictation'];

/** What makes an extra, from a file of its own. */
export async function loadExtra(name: ExtraName): Promise<(desk: Desk) => Extra> {
  switch (name) {
    case 'files':
      return (await import('./files/files.ts')).createFiles;
    case 'editor':
      return (await import('./editor/writing.ts')).createWriting;
    case 'choices':
      return (await import('./choices/choices.ts')).createChoices;
    default:
      return (await import('./dictation/dictation.ts')).createDictation;
  }
}

/** Which of them the options want. */
export function wantedBy({ composer = {}, entities, commands }: ChatKitOptions): ExtraName[] {
  const wants: Record<ExtraName, unknown> = {
    files: composer.attachments?.enabled,
    editor: (entities && 'onTagSearch' in entities) || commands?.enabled,
    choices: composer.tools || composer.models,
    dictation: composer.dictation?.enabled,
  };
  return extraNames.filter((name) => wants[name]);
}
