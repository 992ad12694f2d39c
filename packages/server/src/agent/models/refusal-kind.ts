import { fieldOf } from '../read-fields.ts';

/**
 * Why a provider did not take a request, or broke its answer off, as far as its words tell. They come in many spellings,
 * are read for this alone, and go nowhere.
 *
 * - `too_long`: the conversation does not fit the model
 * - `filtered`: a content filter did not let it pass
 * - `no_credit`: the account is empty
 * - `no_tools`, `no_instructions`: the model takes no tools, or no instructions of a role of their own
 */
export type RefusalKind = 'too_long' | 'filtered' | 'no_credit' | 'no_tools' | 'no_instructions';

const kinds: readonly [RefusalKind, RegExp][] = [
  ['no_credit', /insufficient_quota|credit balance|billing|payment required|no credit|out of credits/u],
  [
    'too_long',
    /context[_ -]?(?:length|window|size)|maximum (?:context|prompt|input|sequence)|n_ctx|string_above_max_length|request too large|reduce (?:the |your )?(?:length|prompt|input|number)|(?:prompt|input|message|conversation|request)s? (?:is|are|was|has|contains?) too (?:long|large|many)|too many (?:input )?tokens|input tokens? exceed|exceeds? (?:the )?(?:model'?s? )?(?:maximum|max|limit|token|context|available)/u,
  ],
  [
    'filtered',
    /content[_ -]?(?:filter|policy|management|moderation)|responsible ?ai|safety system|moderation_blocked|flagged/u,
  ],
  [
    'no_tools',
    /(?:do|does)(?:n't| not) (?:currently )?support (?:the )?(?:use of )?(?:tool|function)|(?:tool|function)s?(?: us(?:e|age)| call\w*| choice)? (?:is|are) (?:not|un) ?(?:supported|enabled|available|allowed)|(?:tool|function)[_ ](?:use|calls?|calling|choice) (?:not|un) ?supported|tool choice requires|(?:support|supports) (?:tool|function)[_ ](?:use|call)|(?:unrecognized|unknown|unexpected|unsupported|extra)[^.]*\btools?\b/u,
  ],
  [
    'no_instructions',
    /(?:system|developer) (?:role|message|prompt|instruction)s? (?:is|are) not|(?:system|developer) (?:role|message|prompt|instruction)s? not (?:supported|enabled|allowed)|(?:do|does)(?:n't| not) support (?:the )?(?:system|developer)|roles must alternate/u,
  ],
];

/** The first kind whose words are in the error; `undefined` when it is none of them. */
export function refusalKind(error: unknown): RefusalKind | undefined {
  const words = [
    fieldOf(error, 'code'),
    fieldOf(error, 'type'),
    fieldOf(error, 'message'),
    fieldOf(fieldOf(fieldOf(error, 'error'), 'innererror'), 'code'),
  ]
    .filter((word) => typeof word === 'string')
    .join(' ')
    .slice(0, 4_000)
    .toLowerCase();
  if (fieldOf(error, 'status') === 402) return 'no_credit';
  return kinds.find(([, pattern]) => pattern.test(words))?.[0];
}
