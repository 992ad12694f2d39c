/** The picture of that name among the lines of a file of pictures; `''` for none. */
export function findPicture(pictures: string, name: string): string {
  const line = pictures.indexOf(`\n${name} `);
  const start = line + name.length + 2;
  return line < 0 ? '' : pictures.slice(start, pictures.indexOf('\n', start));
}
