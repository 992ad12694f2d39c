import type { Annotation } from '../../protocol/content.ts';
import { countField, fieldOf, textField } from '../read-fields.ts';
import { shortened } from './shortened.ts';
import { webAddress } from './web-address.ts';

/** Sources of one text beyond this many are not shown. */
const most = 100;
const longestTitle = 300;

/** What a provider names as the sources of a text, as annotations; what cannot be shown is left out. */
export function annotationsOf(citations: readonly unknown[]): Annotation[] {
  return citations.flatMap((citation) => annotationOf(citation) ?? []).slice(0, most);
}

/** One source; `undefined` for one that names nothing to be shown, such as a file without a name. */
export function annotationOf(citation: unknown): Annotation | undefined {
  switch (textField(citation, 'type')) {
    case 'url_citation':
      // Chat completions put what it is about one level deeper.
      return urlAnnotation(fieldOf(citation, 'url_citation') ?? citation);
    case 'file_citation':
      return fileAnnotation(citation, countField(citation, 'index'));
    case 'container_file_citation':
      return fileAnnotation(citation, countField(citation, 'end_index'));
    default:
      return undefined;
  }
}

function urlAnnotation(citation: unknown): Annotation | undefined {
  const url = webAddress(textField(citation, 'url'));
  if (!url) return undefined;
  const title = shortened(textField(citation, 'title') || url.hostname, longestTitle);
  return annotation({ type: 'url', title, url: url.href }, countField(citation, 'end_index'));
}

function fileAnnotation(citation: unknown, index: number | undefined): Annotation | undefined {
  const filename = shortened(textField(citation, 'filename') ?? '', longestTitle);
  return filename === '' ? undefined : annotation({ type: 'file', title: filename, filename }, index);
}

function annotation(source: Annotation['source'], index: number | undefined): Annotation {
  return { type: 'annotation', source, ...(index !== undefined && { index }) };
}
