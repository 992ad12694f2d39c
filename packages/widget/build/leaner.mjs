import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

// What the build of the widget for script tags does beside what minifiers do, so that visitors download less.

// Names of ours that are neither public nor said by the server, by an attribute or in a string.
const ownNames =
  'allowedImageDomains announce areOthers askedScheme canStop chatOptions clientSecret collisions concerns expiresAt formerly isBlocked isBusy isOffline keepPlace lifetimeMs loadOlder loadRenderer nearStart notices outgoing pageTool recall renew renewAt report startOver takeBack timeoutMs tokenSource unfinished wanted'.split(
    ' ',
  );
/** What a file begins with. */
const firstModule = /(?:with-open|define|chat-dock|open-renderer)\.js$/;
const ownProperty = /--_[\w-]+/g;

/**
 * Leaves out of Lit what it does for browsers without style sheets of a shadow root, which the launcher needs anyway, for polyfills,
 * for servers, for its own warnings, and what it tells those who write style sheets. An update of Lit that has it otherwise stops the build.
 */
export function withoutPolyfills() {
  const version = /\(\w\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/;
  const cuts = [
    ['css-tag.js', /"Value passed to 'css'.*?security\."/, ''],
    ['css-tag.js', /"CSSResult is not.*?instead\."/, ''],
    ['css-tag.js', /(?<=,\w=)\w\.ShadowRoot&&.*?(?=,\w=Symbol\(\))/, 'true'],
    ['reactive-element.js', /\w\.reactiveElementPolyfillSupport/, 'void 0'],
    ['lit-html.js', /\w\.litHtmlPolyfillSupport/, 'void 0'],
    ['lit-element.js', /\w\.litElementPolyfillSupport/, 'void 0'],
    ['lit-element.js', /\w\.litElementHydrateSupport/, '(void 0)'],
    ['reactive-element.js', version, '0'],
    // What decorators of properties would leave behind.
    ['reactive-element.js', /Symbol\.metadata\?\?=.*?new WeakMap;/, ''],
    ['reactive-element.js', /const t=this\[Symbol\.metadata\];.*?\}(?=this\._\$Eh=)/, ''],
    ['lit-html.js', version, '0'],
    // Templates of the tags `svg` and `mathml`, which we have none of.
    ['lit-html.js', /\b[23]===\w\b(?!\.)/g, 'false'],
    ['lit-element.js', version, '0'],
  ];
  return {
    name: 'without-polyfills',
    transform(code, id) {
      if (!/node_modules.*lit/.test(id)) return null;
      let lean = code;
      for (const [, asked, answer] of cuts.filter(([name]) => name === basename(id))) {
        const before = lean;
        lean = lean.replace(asked, answer);
        if (lean === before) this.error(`There is no ${asked}`);
      }
      return { code: lean, map: null };
    },
  };
}

/** What a built file imports of ours, at once. */
function imported(file) {
  return [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?:[^;']*? from )?'(\.[^']+)'/gm)].map(
    ([, path]) => resolve(dirname(file), path),
  );
}

/** Puts the style sheets of a file beside each other, by asking for them before all else: that compresses better. */
export function stylesFirst() {
  const reach = (file, seen = new Set()) => {
    for (const next of imported(file)) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  return {
    name: 'styles-first',
    transform(code, id) {
      if (!firstModule.test(id)) return null;
      const sheets = [...reach(id)].filter((file) => file.endsWith('.styles.js')).toReversed();
      return { code: sheets.map((file) => `import '${file}';`).join('') + code, map: null };
    },
  };
}

/**
 * Gives the private members of all modules the same names, and short ones to what else only our own modules know: what is said again
 * compresses.
 */
export function alikeNames() {
  return {
    name: 'alike-names',
    transform(code, id) {
      if (id.includes('node_modules')) return null;
      const tree = this.parse(code);
      const privates = nodesOf('PrivateIdentifier', tree);
      const names = [...new Set(privates.map(({ name }) => name))];
      const own = nodesOf('Identifier', tree).filter(({ name }) => ownNames.includes(name));
      const found = [
        ...privates.map(({ start, end, name }) => [start, end, `#p${names.indexOf(name)}`]),
        ...own.map(({ start, end, name }) => [start, end, `$${ownNames.indexOf(name).toString(36)}`]),
      ];
      let alike = code;
      let last = code.length;
      for (const [start, end, name] of found.toSorted(([one], [other]) => other - one)) {
        if (start === last) continue; // `{ name }` is a key and a value
        alike = alike.slice(0, start) + name + alike.slice(end);
        last = start;
      }
      return { code: alike, map: null };
    },
  };
}

/** Short names for the custom properties that are our own business, the same in all files: they are everywhere. */
function shortenProperties(source) {
  const used = globSync(`${source}/**/*.js`, { exclude: [`${source}/embed/**`] }).flatMap((file) =>
    readFileSync(file, 'utf8').match(ownProperty),
  );
  const names = [...new Set(used)]
    .filter((name) => name !== null)
    .toSorted((one, other) => one.localeCompare(other, 'en'));
  const short = new Map(names.map((name, index) => [name, `--_${index.toString(36)}`]));
  return (code) => code.replace(ownProperty, (name) => short.get(name));
}

/** Takes the white space that says nothing out of `css` and `html` templates, which no minifier may touch. */
export function squeezeTemplates(source) {
  const shorten = shortenProperties(source);
  return {
    name: 'squeeze-templates',
    transform(code, id) {
      if (id.includes('node_modules')) return null;
      let squeezed = code;
      // From the last to the first, so that what is before stays where the parser saw it.
      for (const { start, end, tag } of templateTexts(this.parse(code)).toSorted(
        (one, other) => other.start - one.start,
      )) {
        squeezed = squeezed.slice(0, start) + squeeze(code.slice(start, end), tag) + squeezed.slice(end);
      }
      return { code: shorten(squeezed), map: null };
    },
  };
}

/** Where the texts of tagged templates are. */
function templateTexts(tree) {
  return nodesOf('TaggedTemplateExpression', tree).flatMap(({ tag, quasi }) =>
    quasi.quasis.map(({ start, end }) => ({ start, end, tag: tag.name })),
  );
}

function nodesOf(type, node, found = []) {
  if (node?.type === type) found.push(node);
  if (typeof node === 'object' && node !== null)
    for (const child of Object.values(node)) nodesOf(type, child, found);
  return found;
}

function squeeze(text, tag) {
  if (tag === 'svg' || tag === 'mathml') throw new Error(`Lit is built without the tag ${tag}`);
  const lines = text.replace(/\s*\n\s*/g, ' ');
  if (tag !== 'css') return tag === 'html' ? lines.replace(/ >/g, '>') : text;
  return lines
    .replace(/\/\*.*?\*\//g, '')
    .replace(/ ?([{};>]|\/(?!\*)) ?/g, '$1')
    .replace(/^ /, '')
    .replace(/([:,]) /g, '$1')
    .replace(/(?<![\w.])0\.(?=\d)/g, '.')
    .replaceAll(';}', '}');
}
