import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

// What the build of the widget for script tags does beside what minifiers do, so that visitors download less.

// Names of ours that are neither public nor said by the server, by an attribute or in a string.
const ownNames =
  'adapt addRich allowedImageDomains announce answerAgain answerError areOthers askedScheme authorizedFetch beginning blocks brackets canClose canDelete canOpen canRename canStop carryOn ChatKitClient chatOptions clientSecret clipClass closes closeTo collisions concerns depth DockedChat domains drawAnew drawn drawNotices drawTokens endLine eventName expiresAt following forget formerly furnish goOn hasEnded hasMore hasRun hear inBackground indent indented inlines inner isAnew isAway isBlank isBlocked isBusy isByLine isCurrent isDisabled isEmpty isFenced isGap isHeld isInert isLacking isLoading isMain isOffline isOld isOurs isRequired isRunning isUnfolded isVerbatim isWhole joinTabs keep keepDrafts keeper keepPlace keeps keepUnsent kept labelled lastId lastLevel lastSent latest leaf leave leavePage lifetimeMs loadNewest loadOlder loadRenderer loadStandIn look loosen lose MarkdownView MarkdownViews memory nameTrouble nearStart needs notices onFailure openHistory opening openRenderer opens otherwise outdated outgoing over owner pageTool pageWidgets paragraph past perform prepare problem putBack recall refresh remember renew renewAt report rescue responding rest restart retryAfterMs secret sendOnceOnline sent sessions settle shorten spread startOver starts stopTurn submits TabLink tail take takeBack takeQuote takes tellTabs ThreadStore timeoutMs toEnd tokens tokenSource toolOutput undirected unfinished unfold unread unsettled visitors waitsFrom wanted'.split(
    ' ',
  );
/** What a file begins with. */
const firstModule = /(?:with-open|define|chat-dock|open-renderer)\.js$/;
const ownProperty = /--_[\w-]+/g;

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

/** Short names for `ownNames`, the shortest ones for those that are said most. */
function shortNames(source) {
  const code = sourcesIn(source).join();
  const times = new Map(ownNames.map((name) => [name, code.split(new RegExp(`\\b${name}\\b`)).length]));
  const byTimes = ownNames.toSorted((one, other) => times.get(other) - times.get(one));
  return new Map(byTimes.map((name, index) => [name, `$${digit(index)}`]));
}

/** A number in as few letters as may be in a name. */
function digit(number) {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const rest = Math.floor(number / letters.length);
  return (rest > 0 ? digit(rest - 1) : '') + letters[number % letters.length];
}

/** What the files that all is built of say. */
function sourcesIn(source) {
  return globSync(`${source}/**/*.js`, { exclude: [`${source}/embed/**`] }).map((file) =>
    readFileSync(file, 'utf8'),
  );
}

/**
 * Gives the private members of all modules the same names, and short ones to what else only our own modules know: what is said again
 * compresses.
 */
export function alikeNames(source) {
  const short = shortNames(source);
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
        ...own.map(({ start, end, name }) => [start, end, short.get(name)]),
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

/**
 * Puts the drawings of the conversation's pictures in the place of their names: what is loaded on demand needs one or two of
 * them, and no file of its own, nor the first ones, for the sake of that.
 */
export function picturesInPlace(source) {
  const file = resolve(source, 'renderers/open/conversation/icon.js');
  const listed = readFileSync(file, 'utf8').matchAll(/^ +(\w+): '([^']+)'/gm);
  const drawings = new Map([...listed].map(([, name, path]) => [name, path]));
  return {
    name: 'pictures-in-place',
    transform(code, id) {
      const [asked, path] = /import \{ icon \} from '(\.[^']+)';/.exec(code) ?? [];
      if (path === undefined || resolve(dirname(id), path) !== file) return null;
      const draws = code.includes('import { svg }');
      const drawn = code
        .replace(asked, draws ? '' : `import { svg } from '${resolve(dirname(file), '../parts/svg.js')}';`)
        .replace(/\bicon\('(\w+)'\)/g, (_, name) => `svg('${name}', '${drawings.get(name)}')`);
      return { code: drawn, map: null };
    },
  };
}

/** Small, and without anything to remember. */
const copied =
  /\/(?:add-styles|copied-texts|copy-text|known-locale|link\.styles|load-kinds|most-beside|replace-known|safe-address|size-in-words|spinner\.styles)\.js$/;

/**
 * Has a copy of a small module in each file that needs it, where all of these are loaded on demand: it would be in one that
 * everybody loads, or one more to be waited for.
 */
export function ownCopies() {
  return {
    name: 'own-copies',
    async resolveId(asked, from) {
      if (from === undefined || !copied.test(asked)) return null;
      const { id } = await this.resolve(asked, from, { skipSelf: true });
      // What a copy needs is copied along with it.
      const [, owner = basename(dirname(from))] = /\?for=(.*)$/.exec(from) ?? [];
      return `${id}?for=${owner}`;
    },
    load: (id) => (id.includes('?for=') ? readFileSync(id.replace(/\?.*/, ''), 'utf8') : null),
  };
}

/** Short names for the custom properties that are our own business, the same in all files: they are everywhere. */
function shortenProperties(source) {
  const used = sourcesIn(source).flatMap((code) => code.match(ownProperty));
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
  return nodesOf('TaggedTemplateExpression', tree).flatMap(({ tag, quasi }) => {
    if (tag.name === 'css' && quasi.quasis.length > 1)
      throw new Error('Lit is built for styles of one text.');
    return quasi.quasis.map(({ start, end }) => ({ start, end, tag: tag.name }));
  });
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
  if (tag === 'html' && /<!--|^\/>|\s{2}|\s=|[\t\n\f\r]/.test(lines))
    throw new Error(`Lit is built without what is in ${lines}`);
  if (tag !== 'css') return tag === 'html' ? lines.replace(/ >/g, '>') : text;
  return lines
    .replace(/\/\*.*?\*\/ ?/g, '')
    .replace(/ ?([{};>]|\/(?!\*)) ?/g, '$1')
    .replace(/^ /, '')
    .replace(/([:,]) /g, '$1')
    .replaceAll(' !', '!')
    .replace(/='([\w-]+)'/g, '=$1')
    .replace(/[^{};]+(?=\{)/g, (selector) => selector.replaceAll(' + ', '+'))
    .replace(/(?<![\w.])0\.(?=\d)/g, '.')
    .replace(/\b(\d+)0ms\b/g, (_, tens) => `${tens / 100}s`.replace(/^0/, ''))
    .replaceAll(';}', '}');
}
