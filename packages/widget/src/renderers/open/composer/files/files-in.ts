/** The files of what was pasted or dropped, less the folders, which look like files there. */
export function filesIn({ items, files }: DataTransfer): File[] {
  const folders = [...items].filter((item) => item.webkitGetAsEntry()?.isDirectory);
  const names = new Set(folders.map((item) => item.getAsFile()?.name));
  return [...files].filter(({ name }) => !names.has(name));
}
