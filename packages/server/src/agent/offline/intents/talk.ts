import type { Topic } from '../intent.ts';
import { taskWord } from '../reference.ts';
import type { Sentence } from '../sentence.ts';

/** What is said about the chat itself; read before anything else. */
const first: readonly [Topic, RegExp][] = [
  [
    'never_mind',
    /^(?:never ?mind|nvm|cancel|cancel (?:that|it)|stop|stop it|forget (?:it|that|about it)|no|nope|nah|no thanks|no thank you|none(?: of (?:them|these|those))?|neither|nothing|leave it|do nothing|abort|skip(?: it)?|wait)$/iu,
  ],
  [
    'hello',
    /^(?:hi|hello|hey|hiya|howdy|yo|hola|greetings|good (?:morning|afternoon|evening|day)|sup|what'?s up|how are you(?: doing)?(?: today)?|how'?s it going|nice to meet you)(?: there| again| all| bot| assistant| everyone)?(?:[,!.]* (?:how are you(?: doing)?(?: today)?|there))?$/iu,
  ],
  [
    'goodbye',
    /^(?:bye(?: bye)?|goodbye|good night|see you(?: later| soon)?|see ya|later|ciao|cya|that'?s all|that is all|that'?s it)(?: for now)?$/iu,
  ],
  [
    'thanks',
    /^(?:(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot| again| a bunch)?|thank u|thx|ty|cheers|much appreciated|appreciate it|great|perfect|awesome|nice|cool|wonderful|excellent|good job|well done|nice work|amazing|brilliant|got it|ok|okay|alright|good|super|lovely)(?:[,!. ]+(?:thanks?(?: you)?|great|perfect|that(?:'s| is| was) (?:all|great|perfect|it)|job|work))?$/iu,
  ],
  [
    'help',
    /^(?:help(?: me)?(?: out)?(?: please)?|\?+|commands?|menu|options|examples?|instructions|usage|info|about|start|what (?:can|do|could|else can) (?:you|i|u) (?:do|say|ask|understand|help)(?:\b.*)?|what(?:'s| is| are)(?: it)? (?:you|this|your (?:name|commands|purpose|job))(?: for)?(?: able to do)?|who(?:'s| is| are) (?:you|this|there)|how (?:do|does|can|should|would|to) (?:i|you|this|it|we|one)?\b ?.*|how to .*|(?:are|r) (?:you|u) (?:a |an |the )?(?:chatgpt|gpt|ai|bot|robot|human|real|person|llm|openai|claude|model|machine|smart|there)\b.*|which (?:commands|sentences) .*|what (?:model|ai|llm|language model) (?:are you|is this)|tell me (?:about yourself|what you can do)|introduce yourself|i need help|i'?m lost|i don'?t (?:know|understand).*|can you (?:help(?: me)?(?: out)?|do (?:anything|something|that|more|this)\b.*))$/iu,
  ],
  [
    'undo',
    /^(?:undo|redo|revert|roll ?back|unsend|undelete|un-delete|restore|recover|take (?:that|it) back|bring (?:it|that|them) back|put (?:it|that) back|go back|ctrl ?\+? ?z)(?: (?:that|it|this|the last|my last|last|the)\b.*| .*)?$/iu,
  ],
  [
    'undo',
    new RegExp(
      String.raw`^(?:bring|get|put|give) (?:me )?(?:the |my )?(?:deleted )?(?:${taskWord}) ?#?\d* back$|^bring back .+$`,
      'iu',
    ),
  ],
  [
    'reopen',
    new RegExp(
      String.raw`^(?:re-?open|un-?(?:complete|check|mark|tick|finish|do|cross)|re-?activate)\b.*$|^(?:mark|set|flag|put|make|change|move|switch|turn)\b.+\b(?:(?:as|to|back to|is) )?(?:not (?:yet )?(?:done|completed?|finished)|undone|incomplete|uncompleted|unfinished|pending(?: again)?|open(?: again)?|active(?: again)?|to-?do again|not)$|^(?:i|we) (?:didn'?t|did not|haven'?t|have not) (?:actually |really )?(?:finish(?:ed)?|complete[d]?|do|done) (?:the |my )?(?:${taskWord}|it|that|#?\d).*$|^(?!(?:which|what|who|how|why|is|are|show|list|tell)\b).+ (?:is|was|are|were)(?:n'?t| not) (?:actually |really |yet )?(?:done|completed?|finished)(?: yet| after all)?$`,
      'iu',
    ),
  ],
  [
    'planning',
    new RegExp(
      String.raw`^(?:set|make|mark|give|add|put|assign|change|update|move)\b.*\b(?:due|deadlines?|priorit(?:y|ies)|high|urgent|important|tags?|labels?|recurring|repeat(?:ing)?|due date)\b.* ?(?:${taskWord} )?#?\d+\b.*$|^(?:set|make|mark|give|add|put|assign|change|update|move) (?:the )?(?:${taskWord} )?#?\d+ (?:is |to |as |a |for )*(?:due|deadline|high|low|medium|urgent|important|priority|tag|repeat|recurring|daily|weekly|monthly).*$|^(?:prioriti[sz]e|postpone|reschedule|snooze|pin|sort|order|share|assign)\b.*$`,
      'iu',
    ),
  ],
];

const negation =
  /^(?:please )?(?:do not|don'?t|dont|never) (?!forget\b|let (?:me|us) forget\b)\w+|^(?:i|we) (?:do not|don'?t|dont|never) (?:want|wish)\b/iu;
const otherPeople =
  /\b(?:user|owner|account)(?:[ _-]?(?:id|number|name))?s? ?(?:[:=#] ?|is )?(?:\d|[\w.]+@|[0-9a-f]{8}-)|\buser[_ -]?id\b|\b(?:someone|somebody|everyone|everybody|anyone|anybody) else'?s?\b|\bother (?:people|users|persons|accounts)|\b(?:everyone|everybody|all users)'?s?'? (?:tasks?|lists?|to-?dos?)\b|\bas (?:user|admin|root)\b/iu;
const possessive =
  /\b(?!(?:today|tomorrow|yesterday|tonight|week|month|year|day|what|that|it|let|there|here|who|how|where|when|morning|everything|task|title|list|one|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)'s)[a-z]+'s? (?:to-?do |task )?(?:tasks|list|lists|to-?dos)\b/iu;

/** Understands talk about the chat: greetings, help, what the assistant cannot do. */
export function parseTalk(sentence: Sentence): Topic | undefined {
  return first.find(([, pattern]) => pattern.test(sentence.text))?.[0];
}

/** "Don't delete it": nothing is to be done, whatever follows. */
export function isNegated(sentence: Sentence): boolean {
  return negation.test(sentence.text);
}

/** True when the sentence is after somebody else's tasks. */
export function isAboutOthers(sentence: Sentence): boolean {
  return otherPeople.test(sentence.text) || possessive.test(sentence.text);
}
