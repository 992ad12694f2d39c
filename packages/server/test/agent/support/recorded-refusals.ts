// How servers refuse what a model does not take, in their own words.

type Refusal = readonly [status: number, body: unknown];

/** Models that take no tools, as Ollama, vLLM, OpenRouter and others put it. */
export const toolRefusals: readonly Refusal[] = [
  [
    400,
    { error: { message: 'registry.ollama.ai/library/gemma:2b does not support tools', type: 'api_error' } },
  ],
  [
    400,
    {
      object: 'error',
      message: '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
      type: 'BadRequestError',
      code: 400,
    },
  ],
  [404, { error: { message: 'No endpoints found that support tool use.', code: 404 } }],
  [400, { error: 'this model does not support function calling' }],
  [422, { detail: [{ msg: 'Extra inputs are not permitted: tools' }] }],
  [400, { error: { message: 'Tool use is not supported by this model' } }],
];

/** Models whose template knows no role for instructions. */
export const instructionRefusals: readonly Refusal[] = [
  [400, { object: 'error', message: 'System role not supported', code: 400 }],
  [400, { error: { message: 'Conversation roles must alternate user/assistant/user/assistant/...' } }],
  [400, { error: { message: 'Developer instruction is not enabled for models/gemma-3-27b-it' } }],
];

/** Conversations that do not fit, in the words of many. */
export const lengthRefusals: readonly Refusal[] = [
  [400, { error: { message: 'x', code: 'context_length_exceeded' } }],
  [
    400,
    {
      error: { message: "This model's maximum context length is 8192 tokens. However, you requested 9000." },
    },
  ],
  [
    400,
    {
      error: { message: 'the request exceeds the available context size', type: 'exceed_context_size_error' },
    },
  ],
  [413, { error: { message: 'Request too large for model in organization on tokens per minute' } }],
  [
    429,
    {
      error: { message: 'Request too large for gpt on tokens per min (TPM): Limit 30000, Requested 45000.' },
    },
  ],
  [400, { error: { message: 'prompt is too long: 210000 tokens > 200000 maximum' } }],
  [
    400,
    { error: { message: 'The input token count (1200000) exceeds the maximum number of tokens allowed.' } },
  ],
  [422, { detail: 'Input validation error: `inputs` must have less than 4096 tokens; too many tokens' }],
  [400, { error: 'Trying to keep the first 5000 tokens when context the overflows. n_ctx is 4096.' }],
];
