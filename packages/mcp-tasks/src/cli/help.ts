/** What `--help` prints. */
export const help = `chatdock-tasks: a task list for AI assistants, over the Model Context Protocol (MCP)

  npx @chatdock/mcp-tasks [options]                 for one user, over stdin and stdout
  npx @chatdock/mcp-tasks --http [options]          for many users, over Streamable HTTP at /mcp
  npx @chatdock/mcp-tasks export [options]          writes your tasks to stdout
  npx @chatdock/mcp-tasks import FILE [options]     adds tasks from a file; "-" is stdin

Where the tasks are
  DATABASE_URL           Postgres, as postgres://user:password@host:5432/name
  CHATDOCK_DATA_DIR      without DATABASE_URL, the folder of the embedded database, which one process at a
                         time may use; default ~/.chatdock

Over stdin and stdout, and for export and import
  CHATDOCK_OWNER         whose tasks; default "local". A user of the chat or of --http is their token's issuer,
                         a space, and their token's subject: "https://issuer.example user-1"
                         (" user-1", when no issuer is configured)

Over HTTP
  --audience NAME        required: what "aud" must be in the tokens, best the address of the endpoint
  CHATDOCK_JWT_SECRET    the secret that signs the users' tokens (HS256), at least 32 characters; or
  CHATDOCK_JWKS_URL      where the public keys of their issuer are (EdDSA, ES256, RS256)
  CHATDOCK_JWT_ISSUER    what "iss" must be in the tokens; required with CHATDOCK_JWKS_URL
  --port NUMBER          default 3001; 0 takes a free one
  --host ADDRESS         where to listen; default 127.0.0.1, this machine only
  --url ADDRESS          the address that clients use, when it is neither the audience nor http://HOST:PORT/mcp
  --allow-host NAME      another host name that requests may be sent to; can be given several times

Export and import
  --format FORMAT        json (default), csv or icalendar; a file to import says it by its ending: .csv, .ics

  --help, --version

Examples
  CHATDOCK_OWNER=ann npx @chatdock/mcp-tasks
  npx @chatdock/mcp-tasks --http --port 3001 --audience https://tasks.example.com/mcp
  npx @chatdock/mcp-tasks export --format csv > tasks.csv

It ends with its input, or on Ctrl-C and SIGTERM. What goes wrong is said on stderr, in one sentence, and ends it
with exit code 1.
`;
