/** The body of an icon of Lucide's as the `d` of one path; with `!` before it when it is filled, not drawn as lines. */
export function onePath(body: string): string {
  const shapes = [...body.matchAll(/<(path|circle|ellipse|rect) ([^>]*?)\/>/g)];
  const path = shapes.map(([, kind = '', attributes = '']) => pathOf(kind, read(attributes))).join('');
  return body.includes('fill-rule') ? `!${path}` : path;
}

type Attributes = ReadonlyMap<string, string>;

function read(attributes: string): Attributes {
  return new Map(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function pathOf(kind: string, attributes: Attributes): string {
  const number = (name: string, otherwise = 0): number => Number(attributes.get(name) ?? otherwise);
  if (kind === 'path') return absolute(attributes.get('d') ?? '');
  if (kind === 'rect') return rectangle(number);
  const across = number('rx', number('r'));
  const along = number('ry', number('r'));
  const half = `a${short(across)} ${short(along)} 0 1 0 `;
  return `M${short(number('cx') - across)} ${short(number('cy'))}${half}${short(2 * across)} 0${half}${short(-2 * across)} 0z`;
}

/** The next path begins where this one ends, so its own beginning must not be relative. */
function absolute(path: string): string {
  const [, x = '', y = '', rest = ''] = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)(.*)$/s.exec(path) ?? [];
  if (x === '') return path;
  // What follows without a letter of its own is a line, relative as before.
  return `M${x} ${y}${/^[\s,]*[\d.-]/.test(rest) ? 'l' : ''}${rest.trim()}`;
}

function rectangle(number: (name: string, otherwise?: number) => number): string {
  const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
  const radius = number('rx', number('ry'));
  if (radius === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const turn = (right: number, down: number): string =>
    `a${radius} ${radius} 0 0 1 ${short(right * radius)} ${short(down * radius)}`;
  const across = short(width - 2 * radius);
  const along = short(height - 2 * radius);
  return `M${short(x + radius)} ${y}h${across}${turn(1, 1)}v${along}${turn(-1, 1)}h-${across}${turn(-1, -1)}v-${along}${turn(1, -1)}z`;
}

function short(number: number): string {
  return String(Number(number.toFixed(3)));
}
