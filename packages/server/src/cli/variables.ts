/** One environment variable that the command reads. */
interface Variable {
  readonly name: string;
  /** What it sets, in a few words. */
  readonly sets: string;
  /** What holds without it. */
  readonly without: string;
}

/**
 * Every environment variable that `chatdock` reads, by what it is about. The help prints this table, the README repeats it (a
 * test compares them), and nothing else of the environment has an effect. An empty variable counts as not set.
 */
export const variables = {
  'How users are known (at least one)': [
    {
      name: 'BETTER_AUTH_SECRET',
      sets: 'the secret that signs the users’ tokens (HS256)',
      without: 'another way is needed',
    },
    { name: 'CHATDOCK_JWT_SECRET', sets: 'the same, under a name of its own', without: 'BETTER_AUTH_SECRET' },
    {
      name: 'CHATDOCK_JWKS_URL',
      sets: 'where the public keys of the users’ issuer are; needs the next two',
      without: 'another way is needed',
    },
    {
      name: 'CHATDOCK_JWT_ISSUER',
      sets: 'what "iss" must be in the tokens',
      without: 'any, for a secret; required for keys',
    },
    {
      name: 'CHATDOCK_JWT_AUDIENCE',
      sets: 'what "aud" must be in the tokens',
      without: 'any, for a secret; required for keys',
    },
    { name: 'CHATDOCK_ANONYMOUS', sets: '1 lets visitors in who have no account', without: 'users only' },
  ],
  'What answers': [
    { name: 'OPENAI_API_KEY', sets: 'the key of the model’s provider', without: 'the offline model' },
    {
      name: 'OPENAI_BASE_URL',
      sets: 'another OpenAI-compatible provider: Ollama, vLLM, Azure …',
      without: 'OpenAI',
    },
    { name: 'CHATDOCK_MODEL', sets: 'the model’s name', without: 'chosen for the provider' },
    {
      name: 'CHATDOCK_CONTEXT_TOKENS',
      sets: 'how much of a conversation the model is given; older turns are summarised',
      without: '32000',
    },
    {
      name: 'CHATDOCK_MODELS',
      sets: 'models to choose from in the chat, between commas: name, or id=name',
      without: 'no choice',
    },
    {
      name: 'CHATDOCK_TRACING',
      sets: '1 sends traces to OpenAI, with the text of conversations in them',
      without: 'nothing is sent',
    },
    {
      name: 'CHATKIT_WORKFLOW_ID',
      sets: 'wf_…: OpenAI runs the conversations, until 2026-11-30',
      without: 'this server runs them',
    },
  ],
  'Where things are kept': [
    {
      name: 'DATABASE_URL',
      sets: 'Postgres, as postgres://user:password@host:5432/name',
      without: 'an embedded Postgres in ./.chatdock/db',
    },
    {
      name: 'PUBLIC_URL',
      sets: 'the server’s address as browsers know it; turns attachments on',
      without: 'no attachments',
    },
    {
      name: 'CHATDOCK_SECRET',
      sets: 'signs client secrets; 32 characters or more',
      without: 'derived from the users’ secret, or made and kept',
    },
    {
      name: 'CHATDOCK_SECRET_PREVIOUS',
      sets: 'the one before it, still taken while it is being replaced',
      without: 'none',
    },
  ],
  'Who may ask, and how often': [
    {
      name: 'CORS_ORIGINS',
      sets: 'pages of other origins that may use the API, between commas',
      without: 'the same origin only',
    },
    {
      name: 'CHATDOCK_RATE_LIMITS',
      sets: 'off: for load tests only',
      without: 'the documented limits',
    },
    {
      name: 'CHATDOCK_TRUST_PROXY',
      sets: 'how many proxies stand before it, or their addresses between commas',
      without: 'none: X-Forwarded-For has no effect',
    },
  ],
  'The server': [
    { name: 'PORT', sets: 'where it listens; 0 takes a free one', without: '3000' },
    {
      name: 'HOST',
      sets: 'the address it listens at; 0.0.0.0 for all',
      without: '127.0.0.1: this machine only',
    },
    {
      name: 'LOG_LEVEL',
      sets: 'debug, info, warn, error or silent',
      without: 'info; warn on a terminal, which gets a banner',
    },
    {
      name: 'CHATDOCK_GRACE_SECONDS',
      sets: 'how long answers may go on after SIGTERM',
      without: '25',
    },
    { name: 'CHATDOCK_PLAYGROUND', sets: '0 leaves the page at / out', without: 'it is there' },
    { name: 'NODE_ENV', sets: 'production refuses --dev and plain http for keys', without: 'development' },
  ],
} as const satisfies Record<string, readonly Variable[]>;

type VariableName = (typeof variables)[keyof typeof variables][number]['name'];

/** What is set of them. */
export type Environment = Readonly<Partial<Record<VariableName, string>>>;

/** Takes the known variables out of the environment. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const names = Object.values(variables).flatMap((group) => group.map(({ name }) => name));
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
