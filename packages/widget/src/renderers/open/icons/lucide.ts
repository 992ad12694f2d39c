import { findPicture } from './find-picture.ts';
import { groups } from './lucide-groups.ts';

/** Loads the file that the icon is in, if it is one of Lucide's, and answers its picture; `''` for none. */
export async function lucidePicture(name: string): Promise<string> {
  const group = groups.findLast(([first]) => first <= name);
  if (group === undefined) return '';
  const { pictures } = await group[1]();
  return findPicture(pictures, name);
}
