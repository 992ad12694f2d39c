/** Whether no chat server gives such an answer: a page, or that there is nothing here. */
export function isStrange({ status, ok, headers }: Response): boolean {
  const type = headers.get('content-type') ?? '';
  return ok ? type.includes('html') : (status === 404 || status === 405) && !type.includes('json');
}
