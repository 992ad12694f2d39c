/** Whether a Content-Type header means JSON in UTF-8, which is what JSON is in when nothing is said. */
export function isJsonMediaType(header: string | undefined): boolean {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  return type.trim() === 'application/json' && parameters.every(isUtf8OrOther);
}

function isUtf8OrOther(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=', 2);
  return name.trim() !== 'charset' || /^"?utf-?8"?$/u.test(value.trim());
}
