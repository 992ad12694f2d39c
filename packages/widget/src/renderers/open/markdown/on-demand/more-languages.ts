import type { ShjLanguageData } from '@speed-highlight/core/tokenize';

// Languages that the library has none of. It colours what matches first, and of those what stands last in the list.

const words = (text: string): RegExp => new RegExp(`\\b(?:${text.replaceAll(' ', '|')})\\b`, 'g');
const call = { type: 'func', match: /[a-zA-Z_]\w*(?=\s*\()/g } as const;
const typeName = { type: 'class', match: /\b[A-Z]\w*\b/g } as const;
const sign = { type: 'oper', match: /[/*+:?&|%^~=!,<>.-]+/g } as const;
const slashes = { type: 'cmnt', match: /\/\/.*|\/\*(?:(?!\*\/)[^])*(?:\*\/)?/g } as const;
const hash = { type: 'cmnt', match: /#(?!\[).*/g } as const;

export const csharp: ShjLanguageData = [
  slashes,
  { type: 'str', match: /@"(?:""|[^"])*"?|\$?"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])+'/g },
  { expand: 'num' },
  {
    type: 'kwd',
    match: words(
      'abstract as async await base bool break byte case catch char class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach get goto if implicit in init int interface internal is lock long namespace new null object operator out override params partial private protected public readonly record ref required return sbyte sealed set short sizeof static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var virtual void volatile when where while with yield',
    ),
  },
  sign,
  call,
  typeName,
];

export const php: ShjLanguageData = [
  slashes,
  hash,
  { expand: 'str' },
  { expand: 'num' },
  { type: 'section', match: /<\?(?:php|=)?|\?>/g },
  { type: 'var', match: /\$\w+/g },
  {
    type: 'kwd',
    match: words(
      'abstract and array as bool break callable case catch class clone const continue declare default do echo else elseif empty enum extends false final finally float fn for foreach function global if implements include include_once instanceof int interface isset iterable list match mixed namespace never new null object or parent print private protected public readonly require require_once return self static string switch this throw trait true try unset use var void while xor yield',
    ),
  },
  sign,
  call,
  typeName,
];

export const ruby: ShjLanguageData = [
  hash,
  { expand: 'str' },
  { expand: 'num' },
  { type: 'var', match: /@@?\w+|\$\w+/g },
  { type: 'bool', match: /(?<![:\w]):[a-zA-Z_]\w*[?!]?|\b[a-z_]\w*:(?!:)/g },
  {
    type: 'kwd',
    match: words(
      'alias and attr_accessor attr_reader attr_writer begin break case class def defined do else elsif end ensure extend false for if in include module next nil not or private protected public raise redo require require_relative rescue retry return self super then true undef unless until when while yield',
    ),
  },
  sign,
  call,
  typeName,
];
