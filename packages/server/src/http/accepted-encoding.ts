/** Encodings that files are kept in, best first. */
const offered = ['br', 'gzip'] as const;

export type FileEncoding = (typeof offered)[number] | 'identity';

/** The best encoding that an `Accept-Encoding` header takes. */
export function acceptedEncoding(header: string | undefined): FileEncoding {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  return offered.find((name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0) ?? 'identity';
}
