import type { Sentence } from './sentence.ts';

const leadIns = [
  /^(?:hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening))(?: there| assistant| bot| chatbot| again)?[,!.: ]+(?=\S)/iu,
  /^(?:please|pls|plz|kindly|ok|okay|alright|all right|well|so|and|then|also|now|just|actually|oh|um+|uh+|hmm+|sorry|excuse me|great|perfect|cool|nice|thanks|thank you|thx|yes|yeah|yep|sure|quickly|maybe|perhaps|i think|i guess|if possible)[,;:!. ]+(?=\S)/iu,
  /^(?:no|nope|nah|wait|stop)[,;.!]+ ?(?=\S)/iu,
  /^(?:(?:would|do) you )?mind (?=\S)/iu,
  /^(?:can|could|would|will|may|might) (?:you|u|ya|we|i)(?: please| pls| kindly| just| maybe| possibly| also| quickly)*,? (?=\S)/iu,
  /^(?:let'?s|let us|let me|help me(?: to)?|go ahead and|try to|be so kind (?:as )?to|do me a favou?r(?: and|[,:])?|i(?:'d| would) appreciate it if you (?:could )?|is it possible to|are you able to|i was wondering if you could|it'?s time to|how about|be sure to|make sure (?:to|you)) (?=\S)/iu,
];

const leadOuts = [
  /[,;. ]+(?:please|pls|plz|thanks|thank you(?: very much| so much)?|thx|ty|cheers|if you (?:can|could|please|don't mind|would)|if possible|(?:will|would|could|can) you|ok|okay)[ .!?]*$/iu,
  /(?<=\S)[ .!?…;,]+$/u,
];

/** The sentence without greetings, pleases and thank-yous around a request. A bare greeting stays. */
export function withoutCourtesy(sentence: Sentence): Sentence {
  let rest = sentence.trimmed();
  for (let before = ''; before !== rest.text;) {
    before = rest.text;
    for (const pattern of [...leadIns, ...leadOuts]) rest = rest.without(pattern);
  }
  return rest;
}
