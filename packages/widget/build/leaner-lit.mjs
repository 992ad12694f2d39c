// What Lit is built without in the files for script tags.

const version = /\(\w\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/;
/** File, what is in it, and what is to be there instead. */
const cuts = [
  // A style sheet is made once, of one text.
  ['css-tag.js', /const o=1===t\.length.*?t\[0\]\);return new n\(o,/, 'return new n(t[0],'],
  ['css-tag.js', /if\((this\._\$cssResult\$=!0),o!==s\)throw Error\(.*?\);/, ''],
  ['css-tag.js', /constructor\(t,e,o\)\{(this\.cssText=t),this\.t=e\}/, 'constructor(t){$1}'],
  ['css-tag.js', /new n\(t\[0\],t,s\)/, 'new n(t[0])'],
  [
    'css-tag.js',
    /(?<=get styleSheet\(\)\{).*?return t\}toString\(\)\{.*?\}/,
    'if(!this.o)(this.o=new CSSStyleSheet).replaceSync(this.cssText);return this.o}',
  ],
  ['css-tag.js', /(?<=,\w=)\w\.ShadowRoot&&.*?(?=,\w=Symbol\(\))/, 'true'],
  ['css-tag.js', /o\.map\(t=>t instanceof CSSStyleSheet\?t:(t\.styleSheet)\)/, 'o.map(t=>$1)'],
  ['reactive-element.js', /\w\.reactiveElementPolyfillSupport/, 'void 0'],
  ['lit-html.js', /\w\.litHtmlPolyfillSupport/, 'void 0'],
  ['lit-element.js', /\w\.litElementPolyfillSupport/, 'void 0'],
  ['lit-element.js', /\w\.litElementHydrateSupport/, '(void 0)'],
  ['reactive-element.js', version, '0'],
  ['lit-html.js', version, '0'],
  ['lit-element.js', version, '0'],
  // What decorators of properties would leave behind.
  ['reactive-element.js', /Symbol\.metadata\?\?=.*?new WeakMap;/, ''],
  ['reactive-element.js', /const t=this\[Symbol\.metadata\];.*?\}(?=this\._\$Eh=)/, ''],
  // Templates of the tags `svg` and `mathml`, which we have none of.
  ['lit-html.js', /(?<!-)\b[23]===\w\b(?!\.)/g, 'false'],
  // Decorators, which we have none of.
  ['reactive-element.js', /static addInitializer\(t\)\{.*?\}(?=static)/, ''],
  ['reactive-element.js', /,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
  // Accessors of one’s own for a property, and properties without any.
  [
    'reactive-element.js',
    /const t=this\.constructor\.elementProperties;if\(t\.size>0\).*?i,e\)\}(?=\}let)/,
    '',
  ],
  ['reactive-element.js', /static createProperty\(t,s=b\).*?(?=static finalize\()/, ''],
  [
    'reactive-element.js',
    /if\((this\.finalized=!0),this\._\$Ei\(\),.*?t\[i\]\)\}/,
    `$1;const t=n(this),s=this.properties??{};t.finalize(),this.elementProperties=new Map(t.elementProperties);for(const t of r(s)){const i=s[t],h=Symbol();i.state&&(i.attribute=!1),this.elementProperties.set(t,i),e(this.prototype,t,{get(){return this[h]},set(s){const e=this[h];this[h]=s,this.requestUpdate(t,e,i)}})}`,
  ],
  ['reactive-element.js', /void 0!==e&&!0===i\.reflect/, 'e'],
  // What a property is without its attribute: our converters say it.
  ['reactive-element.js', /\|\|i\.useDefault&&i\.reflect&&.*?\(t,i\)\)/, ''],
  [
    'reactive-element.js',
    /\{useDefault:i,(reflect:e),wrapped:h\},r\)\{i&&.*?\|\|\((this\._\$AL\.has.*?)this\.hasUpdated\|\|i\|\|(.*?)\)\}(?=async)/,
    '{$1}){$2this.hasUpdated||$3}',
  ],
  ['reactive-element.js', /r\?\?this\._\$Ej\?\.get\(e\)\?\?r/, 'r'],
  // Properties that are not declared, or not on the class itself.
  ['reactive-element.js', /i\.getPropertyOptions\(e\)/, 'i.elementProperties.get(e)'],
  [
    'reactive-element.js',
    /i,e=!1,h\)(\{if\(void 0!==t\)\{const r=this\.constructor);if\(!1===e&&\(h=this\[t\]\),i\?\?=.*?,/,
    'i)$1,h=this[t];if(',
  ],
  // Attributes that hold numbers, objects and lists.
  // What no element here says otherwise: whether to draw, what comes after the first time, what a property is by itself.
  ['reactive-element.js', /t=this\.shouldUpdate\(s\),t\?\((.*?)\):this\._\$EM\(\)(?=\}catch)/, '$1'],
  ['reactive-element.js', /let t=!1;(?=const s=this\._\$AL)/, ''],
  ['reactive-element.js', /throw t=!1,(this\._\$EM\(\),s\})t&&/, 'throw $1'],
  ['reactive-element.js', /shouldUpdate\(t\)\{return!0\}/, ''],
  ['reactive-element.js', /this\.hasUpdated\|\|\((this\.hasUpdated=!0),this\.firstUpdated\(t\)\)/, '$1'],
  ['reactive-element.js', /firstUpdated\(t\)\{\}/, ''],
  ['reactive-element.js', /b=\{attribute:!0.*?hasChanged:f\}/, 'b={}'],
  ['reactive-element.js', /l=c\?c\.emptyScript:"",/, ''],
  // An update before the element is on a page.
  [
    'reactive-element.js',
    /if\(!this\.hasUpdated\)\{if\(this\.renderRoot\?\?=this\.createRenderRoot\(\),(this\._\$Ep)\)(\{for.*?=void 0\})\}/,
    'if($1)$2',
  ],
  ['reactive-element.js', /const t=(this\.scheduleUpdate\(\));return null!=t&&await t,/, 'return await $1,'],
  // Converters with a way back: ours are functions.
  ['reactive-element.js', /,h="function"==typeof t\.converter.*?(?=;this\._\$Em)/, ''],
  [
    'reactive-element.js',
    /h\.fromAttribute\(s,t\.type\)/,
    't.converter?t.converter(s):t.type===Boolean?null!==s:s',
  ],
  [
    'reactive-element.js',
    /\(void 0!==i\.converter\?\.toAttribute\?.*?\(s,i\.type\)/,
    'i.type===Boolean?s?"":null:s',
  ],
  // What is not there yet is as good as no.
  [
    'reactive-element.js',
    /this\._\$Ep=void 0,this\.isUpdatePending=!1,this\.hasUpdated=!1,this\._\$Em=null,/,
    '',
  ],
  ['reactive-element.js', /!1===this\.isUpdatePending&&/, 'this.isUpdatePending||'],
  ['reactive-element.js', /void 0!==(?=i&&this\._\$Eh|e&&this\._\$Em|this\.renderRoot&&)/g, ''],
  ['lit-html.js', /void 0!==(?=t\._\$litType\$\?|t\.nodeType\?)/g, ''],
  ['reactive-element.js', /\(i\.hasChanged\?\?f\)/, 'f'],
  // Lists of styles in lists, properties named by symbols.
  ['reactive-element.js', /"string"==typeof i\?i:"string"==typeof t\?(t\.toLowerCase\(\)):void 0/, 'i??$1'],
  ['reactive-element.js', /static finalizeStyles\(s\)\{.*?return i\}/, ''],
  ['reactive-element.js', /this\.finalizeStyles\((this\.styles)\)/, '[].concat($1??[])'],
  // What is called in one place only.
  ['reactive-element.js', /this\._\$Ev\(\)\}_\$Ev\(\)\{/, ''],
  [
    'reactive-element.js',
    /const t=new Map,(s=this\.constructor\.elementProperties;for.*?)\(t\.set(\(.*?)\);t\.size>0.*?\}(?=createRenderRoot)/,
    'const $1((this._$Ep??=new Map).set$2)}',
  ],
  ['reactive-element.js', /attributeChangedCallback\(t,s,i\)\{.*?\}/, ''],
  ['reactive-element.js', /_\$AK\(t,s\)(?=\{)/, 'attributeChangedCallback(t,h,s)'],
  ['reactive-element.js', /this\._\$Eh&&(?=\[)/, ''],
  // Where to draw, for whom listeners are called, and being told that the page has them, or not: none of ours asks.
  [
    'lit-element.js',
    /constructor\(\)\{.*?(?=render\(\)\{return)/,
    'update(t){const r=this.render();super.update(t),e(r,this.renderRoot)}',
  ],
  // An element that draws nothing.
  ['lit-element.js', /render\(\)\{return r\}/, ''],
  ['lit-element.js', /i\._\$litElement\$=!0,i\["finalized"\]=!0,/, ''],
  [
    'lit-html.js',
    /const D=\(t,i,s\)=>\{.*?_\$AI\(t\),h\}/,
    'const D=(t,i)=>{(i._$litPart$??=new k(i.appendChild(c()),null))._$AI(t)}',
  ],
  ['lit-html.js', /"function"==typeof this\._\$AH\?.*?:this\._\$AH\.handleEvent\(t\)/, 'this._$AH(t)'],
  ['lit-html.js', /get _\$AU\(\)\{.*?\}/g, ''],
  ['lit-html.js', /get parentNode\(\)\{let t=.*?,t\}/, ''],
  ['lit-html.js', /get parentNode\(\)\{return .*?\}/, ''],
  ['lit-html.js', /this\._\$AN=void 0,/g, ''],
  ['lit-html.js', /,this\._\$Cv=e\?\.isConnected\?\?!0/, ''],
  ['lit-html.js', /setConnected\(t\)\{.*?\)\)\}/, ''],
  ['lit-html.js', /this\._\$AP\?\.\(!1,!0,s\)(?=;)/, ''],
  ['lit-html.js', /h\?\._\$AO\?\.\(!1\),/, ''],
  ['lit-html.js', /,h\._\$AT\(t,s,e\)/, ''],
  ['lit-html.js', /_\$AS(?=\(t,i\.values)/, 'update'],
  ['lit-html/directive.js', /get _\$AU\(\)\{.*?\}_\$AT\(.*?\}_\$AS\(.*?\}/, ''],
  ['lit-html.js', /(?<=o&&)!e&&/, ''],
  ['lit-html.js', /,this\.options=\w/g, ''],
  ['lit-html.js', /,this\.options(?=\))|(?<=u\()this\.options/g, ''],
  ['lit-html.js', /u\(t\)(?=\{const)/, 'u()'],
  ['lit-html.js', /(?<=nextSibling,this|strings,this|Z\(h,this),t(?=\))/g, ''],
  // What a directive may want to know of its place.
  ['lit-html.js', /constructor\([^)]*\)\{super\([^)]*\),this\.type=\d\}/g, ''],
  ['lit-html.js', /this\.type=\d,/g, ''],
  ['lit-html/directives/repeat.js', /constructor\(e\)\{.*?\)\}/, ''],
  // Expressions in comments, in titles and between the tags of a text box, or as the name of a tag.
  ['lit-html.js', /v=\/<.*?\/g,_=\/-->\/g,m=\/>\/g/, String.raw`v=/<\/?[a-zA-Z][^>\s]*/g`],
  ['lit-html.js', /"!--"===u\[1\]\?.*?void 0!==u\[3\]&&\(c=p\)/, 'c=p'],
  ['lit-html.js', /n\?\?v/, 'v'],
  ['lit-html.js', /c===\$\|\|c===g\?c=p:.*?n=void 0\)/, 'c=p'],
  ['lit-html.js', /if\(y\.test\(r\.tagName\)\)\{.*?c\(\)\)\}\}(?=\}else)/, ''],
  ['lit-html.js', /(?<=\{type:2,index:l\}\));else\{let t=-1;.*?length-1\}/, ';'],
  // White space of other kinds than a single blank, and expressions right before `/>`, which the build refuses.
  ['lit-html.js', /p=RegExp\(.*?"g"\)/, String.raw`p=/>| (?:([^\s"'>=/]+)(=(?:[^ "'\`<>=]|("|')|))|$)/g`],
  ['lit-html.js', /const x=c===p&&.*?" ":"";/, ''],
  ['lit-html.js', /(?<=\+o)\+x(?=\))/, ''],
  ['lit-html.js', /(?<=-2===d\?i:)x/, '""'],
  // What else is told those who write directives, and the names of attributes’ elements.
  ['lit-html.js', /\{M:h,P:o.*?(I:k),.*?\}/, '{$1}'],
  ['lit-html.js', /get tagName\(\)\{.*?\}/, ''],
  // Templates that were compiled before, or belong to another document.
  ['lit-html.js', /"number"==typeof s\?(this\._\$AC\(t\)):\(.*?,s\)(?=;if)/, '$1'],
  ['lit-html.js', /\(t\?\.creationScope\?\?l\)/, 'l'],
  ['lit-html.js', /get startNode\(\).*?_\$AB\}/, ''],
  // Listeners that are objects.
  ['lit-html.js', /(?<=&&s!==A)\|\|t\.capture.*?passive(?=,h=)/, ''],
  // What is the same in all copies of Lit on a page.
  ['lit-html.js', /Symbol\.for\("[\w-]+"\)/g, 'Symbol()'],
  // For one that reads errors, and for a minifier that is not ours.
  ['lit-html.js', /"invalid template strings array"/, ''],
  ['lit-html.js', /\bi\(t\)(?=\.(?:next|remove))/g, 't'],
];

/** What only Lit itself asks its elements for. */
const internals =
  'elementStyles enableUpdating finalize finalized hasUpdated isUpdatePending performUpdate'.split(' ');
const internal = new RegExp(String.raw`\b(?:${internals.join('|')})\b`, 'g');

/**
 * Leaves out of Lit what it does for browsers without style sheets of a shadow root, which the launcher needs anyway, for polyfills,
 * for servers, for its own warnings, for what none of our elements does, and what it tells those who write style sheets. An update of
 * Lit that has it otherwise stops the build.
 */
export function leanLit() {
  return {
    name: 'lean-lit',
    transform(code, id) {
      if (!/node_modules.*lit/.test(id)) return null;
      let lean = code;
      for (const [, asked, answer] of cuts.filter(([name]) => id.endsWith(`/${name}`))) {
        const before = lean;
        lean = lean.replace(asked, answer);
        if (lean === before) this.error(`There is no ${asked}`);
      }
      lean = lean.replace(internal, (name) => `_$L${internals.indexOf(name)}`);
      return { code: lean.replace(/_\$(lit)?([a-zA-Z]+\d?)\$?/g, '$2'), map: null };
    },
  };
}
