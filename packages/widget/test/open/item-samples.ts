import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

// Items of every kind, as a server sends them.

/** A picture that is in its own address: 160 × 100 pixels, the sea. */
export const bluePicture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAKAAAABkAQMAAAA7eKnMAAAABlBMVEV/sOgqb5fly9WhAAAAP0lEQVR42u3IsQ0AIBDDwN9/aVMgCqQ3BRVIcapcVUopvRJXiCOOrL/jnCI94ogjjjjSI2ekRxxxxBFHgt/jAMaPmoI8CfW/AAAAAElFTkSuQmCC';

const base = (type: string, id: string): object => ({
  type,
  id,
  thread_id: 'thr_1',
  created_at: '2026-02-03T10:00:00Z',
});

export const tag = (text: string, fields: object = {}): object => ({
  type: 'input_tag',
  id: `ent_${text}`,
  text,
  data: { kind: 'person' },
  interactive: false,
  ...fields,
});

export const file = (name: string, mime_type: string, fields: object = {}): object => ({
  type: mime_type.startsWith('image/') ? 'image' : 'file',
  id: `atc_${name}`,
  name,
  mime_type,
  ...fields,
});

export const richUserItem = (fields: object = {}, id = 'msg_rich'): object => ({
  ...base('user_message', id),
  content: [
    { type: 'input_text', text: 'Ask ' },
    tag('Ann Lee', { interactive: true }),
    { type: 'input_text', text: ' and ' },
    tag('Ben'),
    { type: 'input_text', text: ' about **this**.' },
  ],
  attachments: [
    file('holiday.png', 'image/png', { preview_url: bluePicture }),
    file('A rather long name of a report that nobody will read.pdf', 'application/pdf', { size: 2_400_000 }),
    file('secret.jpg', 'image/jpeg', { preview_url: 'https://elsewhere.example/secret.jpg' }),
  ],
  quoted_text: 'The answer that this is about.',
  inference_options: { model: 'm' },
  ...fields,
});

export const urlSource = (title: string, url: string, fields: object = {}): object => ({
  type: 'url',
  title,
  url,
  ...fields,
});

export const annotation = (source: object, index?: number): object => ({ type: 'annotation', source, index });

export const annotations: readonly object[] = [
  annotation(
    urlSource('How tides work', 'https://sea.example/tides', {
      description: 'The moon pulls at the water, and the earth turns below it.',
      timestamp: '2026-01-15T08:00:00Z',
      attribution: 'The Sea Institute',
    }),
    9,
  ),
  annotation(
    urlSource('How tides work', 'https://sea.example/tides', {
      description: 'The moon pulls at the water, and the earth turns below it.',
      timestamp: '2026-01-15T08:00:00Z',
      attribution: 'The Sea Institute',
    }),
    21,
  ),
  annotation({ type: 'file', title: 'Tables of 2026', filename: 'tables.pdf', group: 'Files' }, 21),
  annotation({
    type: 'entity',
    id: 'place_1',
    title: 'Harbour',
    interactive: true,
    data: { town: 'Ayr' },
    group: 'Places',
  }),
  annotation(urlSource('Not to be followed', 'javascript:alert(1)')),
];

export const citedItem = (text: string, list: readonly object[] = annotations, id = 'msg_cited'): object => ({
  ...base('assistant_message', id),
  content: [{ type: 'output_text', text, annotations: list }],
});

export const imageItem = (url?: string, id = 'img_1'): object => ({
  ...base('generated_image', id),
  ...(url !== undefined && { image: { id: 'ig_1', url } }),
});

export const imageUpdated = (url: string, progress?: number, id = 'img_1'): object =>
  wire.update(id, { type: 'generated_image.updated', image: { id: 'ig_1', url }, progress });

export const inputs: readonly object[] = [
  {
    type: 'multiple_choice',
    id: 'when',
    question: 'When should it be ready?',
    options: [{ value: 'Today' }, { value: 'This week' }, { value: 'It does not matter' }],
    multiple: false,
  },
  {
    type: 'multiple_choice',
    id: 'who',
    question: 'Who should see it?',
    options: [{ value: 'My team' }, { value: 'Everybody' }],
    multiple: true,
  },
  { type: 'freeform', id: 'why', question: 'What is it for?', description: 'A sentence is enough.' },
];

export const questionsItem = (fields: object = {}, id = 'ask_1'): object => ({
  ...base('structured_input', id),
  status: 'pending',
  inputs,
  ...fields,
});

export const answeredItem = (id = 'ask_0'): object =>
  questionsItem(
    {
      status: 'answered',
      inputs: inputs.map((input, index) => ({
        ...input,
        answer:
          index === 2
            ? { values: [], skipped: true }
            : { values: ['Today', 'For us all'].slice(0, index + 1), skipped: false },
      })),
    },
    id,
  );

export const reasoningItem = wire.workflowItem(
  {
    type: 'reasoning',
    summary: { duration: 74 },
    expanded: true,
    tasks: [
      {
        type: 'thought',
        status_indicator: 'none',
        title: 'Weighing it up',
        content: 'There are **two** ways.',
      },
      {
        type: 'web_search',
        status_indicator: 'complete',
        title_query: 'tides today',
        queries: ['tides today', 'moon'],
        sources: [
          urlSource('How tides work', 'https://sea.example/tides', { attribution: 'The Sea Institute' }),
        ],
      },
      {
        type: 'file',
        status_indicator: 'complete',
        sources: [{ type: 'file', title: 'Tables of 2026', filename: 'tables.pdf' }],
      },
      { type: 'image', status_indicator: 'complete' },
      { type: 'custom', status_indicator: 'none', title: 'Waits for you', icon: 'clock' },
    ],
  },
  'wf_reasoning',
);

export const soleThought = wire.workflowItem(
  {
    type: 'reasoning',
    summary: { duration: 3 },
    tasks: [{ type: 'thought', status_indicator: 'none', content: 'Hm.' }],
  },
  'wf_sole',
);

/** A conversation with one of each, oldest first. */
export const oneOfEach: readonly object[] = [
  richUserItem(),
  reasoningItem,
  soleThought,
  citedItem('The moon does it, as is well known: twice a day.'),
  imageItem(bluePicture),
  answeredItem(),
  wire.userItem('And what of it?', 'msg_plain'),
  { ...base('end_of_turn', 'end_1') },
  { ...base('hidden_context_item', 'hidden_1'), content: 'never shown' },
];

/** A server that has a conversation of these items, and answers other requests by `next`. */
export const stored =
  (items: readonly object[], next: Script = (_, reply) => reply.json({})): Script =>
  (request, reply) => {
    if (request.type === 'threads.get_by_id') reply.json(wire.thread({ title: 'Tides' }));
    else if (request.type === 'items.list') reply.json({ data: items.toReversed(), has_more: false });
    else return next(request, reply);
    return undefined;
  };
