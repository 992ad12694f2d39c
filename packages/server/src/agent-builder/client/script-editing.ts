import type { File } from '@babel/types';
import type { EditedSource } from '../source/edited-source.ts';
import type { FoundNode } from '../source/syntax.ts';
import type { Remark } from '../workflow/edits/edit.ts';

/** A script of a page under way. */
export interface ScriptEditing {
  readonly source: EditedSource;
  readonly file: File;
  readonly nodes: readonly FoundNode[];
  readonly server: string;
  readonly remarks: Remark[];
}
