import type { Intent, NewTask } from '../intent.ts';
import { taskWord } from '../reference.ts';
import type { Sentence } from '../sentence.ts';
import { parseTitles } from '../titles.ts';

const list = String.raw`(?:the |my |our |this |a )?(?:(?:to-?do|to do|task|shopping|grocery|daily|current) )*(?:lists?|tasks|to-?dos|to dos|agenda)`;
const make = String.raw`(?:add(?:ing)?|creat(?:e|ing)|insert|enter|register|record|log|new)`;
/** These mean a new task only with "a" or "another" after them: "make task 1 …" changes one. */
const makeA = String.raw`(?:mak(?:e|ing)|put(?:ting)?(?: in| down)?|set(?:ting)?(?: up)?|sav(?:e|ing)|start|open|track|write(?: down)?|jot(?: down)?|include|give me|(?:i )?(?:need|want|have|would like)|i'd like|there'?s|there is)(?: me| us)? (?:a|an|another|one more)\b`;
const some = String.raw`(?:me |us )?(?:a|an|the|another|one|one more|some|my|these|the following|following|two|three|four|five|six|several|multiple|a few|a couple of|\d+)`;
const kind = String.raw`(?:(?:brand[- ])?new|additional|other|quick|simple|extra|more|following|small|short|important)`;
const naming = String.raw`(?:(?: to| in| on| for me| into)?(?: ${list})?(?: for me)?(?: with (?:the )?(?:title|name|text)| called| named| titled| entitled| labell?ed| saying| that says| which says| that reads)?(?: ?:| ?[-–—]|,)?(?: i (?:have|need) to| that i (?:have|need|should|must)(?: to)?| to| for| about| of| regarding)?(?:(?<= for| about| of) the)?)`;

/** Sentences that begin by saying that something is to be added. `many` reads the title as a list. */
const orders: readonly { pattern: RegExp; reminder?: true }[] = [
  // add a task to buy groceries · new todo: call mom · add tasks: a, b and c
  {
    pattern: new RegExp(
      String.raw`^(?:${make}|${makeA})(?: ${some})*(?: ${kind})* (?:${taskWord}|things? to do)(?<naming>${naming}):? (?<title>(?!#?\d+$).+)$`,
      'diu',
    ),
  },
  // put call mom on my list · add milk to my shopping list
  {
    pattern: new RegExp(
      String.raw`^(?:add(?:ing)?|put(?:ting)?|write|jot|place|stick|throw|get|include|insert|enter|pop)(?: down)? (?<title>.+?) (?:to|on|onto|in|into|down on|down in) ${list}$`,
      'diu',
    ),
  },
  // add to my list: milk
  {
    pattern: new RegExp(
      String.raw`^(?:add|put|write)?(?: down)? ?(?:to|on|onto|in) ${list}(?: ?:|,|(?: add| put))? (?:to |add |put )?(?<title>.+)$`,
      'diu',
    ),
  },
  // add a call-the-bank task
  {
    pattern: new RegExp(
      String.raw`^(?:add(?:ing)?|create|make|set up) (?:a|an|another|one)(?: new)? (?<title>.+?) (?:task|to-?do|to do item|reminder|item)$`,
      'diu',
    ),
  },
  // todo: call mom · task - call mom · to-do call mom
  { pattern: /^(?:new )?(?:todo|to-do|to do|task|reminder)(?::| ?[-–—]| to) ?(?<title>.+)$/diu },
  { pattern: /^(?:new )?(?:todo|to-do) (?!list\b)(?<title>\D.+)$/diu },
  // remind me to call mom
  {
    pattern:
      /^(?:remind|reminding) (?:me|us)(?<when> (?:today|tonight|tomorrow|later|soon|on \w+|at [\w:. ]{1,12}?|next \w+|every \w+|in [\w ]{1,16}?))? (?:to|that i (?:have|need|should|must|ought)(?: to)?|that|about|of|for)(?: the)? (?<title>.+)$/diu,
    reminder: true,
  },
  { pattern: /^remind (?:me|us):? (?<title>.+)$/diu, reminder: true },
  // I need to remember to pay bills · don't let me forget the milk
  {
    pattern:
      /^(?:(?:i|we)(?:'ve| have)?(?: really| also| still)? (?:need to|have to|must|should|got to|gotta|want to|had better|ought to|better)(?: not)? |(?:i|we) )?(?:remember(?:ing)?|keep in mind|not forget|don'?t forget|do not forget|never forget|never let me forget|don'?t let me forget|do not let me forget|make sure (?:that )?i (?:don'?t forget|remember)|can(?:'?t|not) forget|mustn'?t forget|must not forget)(?: about)?(?:,|:)?(?: to| that i (?:have|need|should|must)(?: to)?| that| i (?:have|need) to| the)? (?<title>.+)$/diu,
  },
  { pattern: /^make sure (?:that )?(?:i|we) (?:do )?(?<title>.+)$/diu },
  // make a note to call mom · note: call mom · write down that I have to call mom
  {
    pattern:
      /^(?:(?:make|take|leave)(?: me)? a (?:mental )?note(?: to (?:self|myself))?|note to (?:self|myself)|note(?: down)?|jot(?: down)?|write down|put down|take down|log|keep track of|add)(?::| that i (?:have|need|should|must)(?: to)?| that| to| of| about| down)?:? (?<title>.+)$/diu,
  },
  // buy milk, add that to my tasks
  {
    pattern: new RegExp(
      String.raw`^(?<title>.+?)(?:,|;|\.|:| [-–—]) ?(?:please )?(?:add|put|note|save) (?:it|that|this)(?: (?:to|on|in|down)(?: ${list})?)?$`,
      'diu',
    ),
  },
];

/** "add a task", and what comes then has to be asked. */
const withoutTitle = new RegExp(
  String.raw`^(?:(?:${make}|${makeA})(?: ${some})*(?: ${kind})*(?: ${taskWord}| something| one)?(?: (?:to|on|in) ${list})?(?: for me)?|new(?: ${taskWord})|remind me|add(?: ${taskWord})? #?\d+)$`,
  'iu',
);

const toTask = new RegExp(
  String.raw`^(?:add|put)\b.* (?:to|in|on|into) (?:my |the )?(?:${taskWord}|number)? ?#?\d+$`,
  'iu',
);
const several = /\b(?:tasks|to-?dos|items|reminders|things|these|following)\b/iu;
const reminders = /\breminders?\b/iu;

/** Understands sentences that begin by asking for a task. */
export function parseAdd(sentence: Sentence): Intent | undefined {
  if (withoutTitle.test(sentence.text)) return { kind: 'add', tasks: [], expectsReminder: false };
  if (toTask.test(sentence.text)) return { kind: 'talk', topic: 'appending' };
  for (const order of orders) {
    const groups = sentence.match(order.pattern);
    if (groups?.['title']) return readOrder(sentence, groups['title'], { ...order, when: groups['when'] });
  }
  return undefined;
}

interface Order {
  reminder?: true;
  when: Sentence | undefined;
}

function readOrder(sentence: Sentence, title: Sentence, { reminder, when }: Order): Intent {
  const lead = sentence.text.slice(0, Math.max(0, sentence.text.lastIndexOf(title.text)));
  const tasks = parseTitles(title, several.test(lead)).map((task) => later(task, when));
  return { kind: 'add', tasks, expectsReminder: reminder === true || reminders.test(lead) };
}

/** "I have to pay bills": not an order, but something to be done all the same. */
export function parseObligation(sentence: Sentence): Intent | undefined {
  const groups = sentence.match(
    /^(?:i|we)(?:'ve| have)?(?: really| also| still| just)? (?:need to|have to|must|should|got to|gotta|had better|ought to|am supposed to)(?: also| really)? (?!know\b|see\b|ask\b|be\b)(?<title>.+)$/diu,
  );
  const title = groups?.['title'];
  if (!title) return undefined;
  return { kind: 'add', tasks: parseTitles(title, false), expectsReminder: false };
}

function later(task: NewTask, when: Sentence | undefined): NewTask {
  return when ? { ...task, title: `${task.title} ${when.original.trim()}` } : task;
}
