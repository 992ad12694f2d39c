import { chatdock, chatkit } from './requirement.ts';

/** What clients send back besides messages, and what they are shown besides text. */
export const interacting = {
  'client-tools.newest-item': chatkit('A pending call is the newest item when the stream has ended.'),
  'client-tools.output': chatkit(
    'Its output completes it, is stored with its nulls, and goes on without a message of the user.',
  ),
  'client-tools.opening': chatkit(
    'The stream after an output begins with stream_options and says nothing of the call.',
  ),
  'client-tools.no-pending-call': chatkit(
    'An output is refused, and changes nothing, unless the newest item is a pending call.',
  ),
  'client-tools.second-output': chatkit('A second output for a call is refused.'),
  'client-tools.clean-up': chatkit('Other pending calls among the newest 20 items are removed.'),

  'structured-input.opening': chatkit(
    'A submission gives stream_options, the item replaced with its answers, then the responder without a message.',
  ),
  'structured-input.stored': chatkit('What is stored equals what was sent as the replacement.'),
  'structured-input.skipped-answers': chatkit(
    'Answers that are missing, empty or skipped are recorded as skipped.',
  ),
  'structured-input.values': chatkit(
    'A single choice keeps its first value; values outside the options are taken.',
  ),
  'structured-input.unknown-questions': chatkit('Answers to unknown questions are ignored.'),
  'structured-input.skipped': chatkit('The status skipped skips every answer, whatever was sent.'),
  'structured-input.refused': chatkit(
    'An item that is not pending, or is none of that type, is refused without a change.',
  ),

  'actions.sender': chatkit(
    'The handler gets the action’s type, its payload and the stored widget it came from.',
  ),
  'actions.opening': chatkit('An action’s stream begins with stream_options.'),
  'actions.wrong-sender': chatkit(
    'A sender that is no widget gives exactly one event: error, stream.error, no retry.',
  ),
  'actions.unknown-sender': chatdock('A sender that does not exist is a 404 before any stream.'),
  'actions.no-sender': chatkit('An action without an item reaches the handler without a sender.'),
  'actions.failing': chatkit(
    'An action that fails, or has no handler, gives an error event and a clean end.',
  ),
  'actions.old-widgets': chatkit('An action can update and replace a widget of an earlier turn.'),
  'actions.sync': chatkit(
    'An action that is answered at once gives updated_item or {}, and stores nothing by itself.',
  ),
  'actions.sync-saves': chatdock('What the handler of such an action saves is stored.'),
  'actions.sync-meanwhile': chatkit('An action that is answered at once is taken while an answer streams.'),
  'actions.sync-wrong-sender': chatkit(
    'An action that is answered at once is refused when its sender is no widget.',
  ),
  'actions.sync-missing': chatdock('Without a handler, an action that is answered at once is a 501.'),

  'attachments.create': chatkit(
    'attachments.create answers the attachment with where and how to upload; an image also has a preview.',
  ),
  'attachments.delete': chatkit('attachments.delete removes the bytes and the record, and answers {}.'),
  'attachments.not-configured': chatkit('Both are refused where attachments are not configured.'),
  'attachments.linked': chatkit(
    'An attachment that a message names becomes part of its thread, in new threads and in old.',
  ),
  'attachments.unknown': chatkit('A message that names an unknown attachment is not stored.'),
  'attachments.no-orphan': chatdock('… and leaves no thread behind.'),
  'attachments.upload': chatdock(
    'What is uploaded by the descriptor, as raw bytes or as a form, is what the responder reads.',
  ),
  'attachments.direct': chatkit(
    'A direct upload answers the attachment, without a descriptor and without metadata.',
  ),
  'attachments.download': chatdock(
    'A download comes as an attachment, of a fixed type, not to be sniffed, to its owner only.',
  ),
  'attachments.with-thread': chatdock('The files of a thread go with it.'),

  'transcribing.hook': chatkit(
    'input.transcribe hands on the decoded bytes and the type, with and without parameters.',
  ),
  'transcribing.not-configured': chatdock('Without a hook, input.transcribe is a 501.'),
  'transcribing.base64': chatdock('What is not base64 is refused.'),

  'widgets.diff': chatkit(
    'Text and Markdown with an id that grow give value_delta; any other change gives one root.updated; none gives nothing.',
  ),
  'widgets.stream': chatkit(
    'A streamed widget is added with its first state and done with its last, under one id.',
  ),
  'widgets.unknown-parts': chatkit('Components and props that the server does not know pass through.'),
  'widgets.diff-repairs': chatdock(
    'Growing text without an id, or inside a single child, is told by root.updated or its delta.',
  ),

  'icons.names': chatkit(
    'Icon names outside the set are refused, unless they begin with vendor: or lucide:.',
  ),

  'agent.parts': chatkit(
    'Message, parts, deltas and done agree on their id and on the indexes of the parts.',
  ),
  'agent.ids-are-ours': chatdock(
    'Items have ids of the server, whatever id a model’s provider gives or repeats.',
  ),
  'agent.queued-events': chatkit('Events that tools put in come out even if the model says nothing.'),
  'agent.annotations': chatkit(
    'Citations become annotations, and a dropped one leaves no gap in their indexes.',
  ),
  'agent.reasoning': chatkit(
    'The first thought streams, later ones come whole, and a message ends the workflow.',
  ),
  'agent.tripwire': chatkit('A guardrail that trips takes back every item of the turn, and the turn fails.'),
  'agent.client-tool': chatkit('A client’s tool becomes a pending call with the model’s call id.'),
  'agent.images': chatkit(
    'A generated image is added empty, grows by its partial pictures, and is done with its address.',
  ),
  'agent.no-input': chatkit('Pending calls, empty images and end-of-turn marks tell the model nothing.'),
  'agent.quote': chatkit('The quote goes to the model with the last item only.'),
} as const;
