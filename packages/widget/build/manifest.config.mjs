import { attributesOf, complete } from './manifest/attributes.mjs';
import { collectors, cssProperties, events, methods } from './manifest/collect.mjs';

// For the custom-elements manifest: what `cem analyze` makes of the sources, less what is nobody's business, plus what
// it cannot know.

const keepWhatIsPublic = {
  name: 'keep-what-is-public',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const defined = new Map();
    for (const { exports } of manifest.modules)
      for (const { kind, name, declaration } of exports)
        if (kind === 'custom-element-definition') defined.set(declaration.name, name);
    manifest.modules = manifest.modules
      .map((module) => onlyElements(module, defined))
      .filter(({ declarations, exports }) => declarations.length > 0 || exports.length > 0);
  },
};

/** A module with what a page can use of it, under the path it is published at. */
function onlyElements({ kind, path, declarations, exports }, defined) {
  const elements = declarations.filter(({ name }) => publicElements.includes(defined.get(name)));
  return {
    kind,
    path: published(path),
    declarations: elements.map((element) => tidy({ ...element, tagName: defined.get(element.name) })),
    exports: exports
      .filter((found) =>
        found.kind === 'custom-element-definition'
          ? publicElements.includes(found.name)
          : elements.some(({ name }) => name === found.name),
      )
      .map(({ declaration: { name, module }, ...found }) => ({
        ...found,
        declaration: { name, module: published(module) },
      })),
  };
}

/** Others are parts of these. */
const publicElements = ['chat-dock', 'openai-chatkit'];

function published(path) {
  return path.replace(/^\/?packages\/widget\/src\//, 'dist/').replace(/\.ts$/, '.js');
}

function tidy({ members: all = [], events: found = [], attributes: _guessed, ...element }) {
  const isDock = element.tagName === 'chat-dock';
  const members = all.filter(isPublic).map(ofItsOwn);
  const described = new Map(found.map(({ name, description }) => [name, description]));
  return {
    ...element,
    ...(!isDock && { cssProperties }),
    members: isDock ? members.map(complete) : members,
    attributes: isDock ? attributesOf(members) : [],
    events: [...events.values()]
      .filter(({ name }) => isDock || name.startsWith('chatkit.'))
      .map((event) => ({ description: described.get(event.name), ...event })),
  };
}

function isPublic({ name, privacy = 'public', static: isStatic = false }) {
  return privacy === 'public' && !isStatic && !name.startsWith('#');
}

/** From which class of ours it comes says nothing to a page. */
function ofItsOwn({ default: _asWritten, ...member }) {
  return { description: methods.get(member.name), ...member, inheritedFrom: undefined };
}

export default {
  globs: ['packages/widget/src/**/*.ts'],
  exclude: ['packages/widget/src/react/**'], // has a component of the element’s name
  outdir: 'packages/widget/dist',
  quiet: true,
  packagejson: false,
  plugins: [...collectors, keepWhatIsPublic],
};
