import { variables } from './variables.ts';

const widest = Math.max(
  ...Object.values(variables)
    .flat()
    .map(({ name }) => name.length),
);

/** What `--help` prints. */
export function help(): string {
  const groups = Object.entries(variables).map(([title, rows]) => `${title}\n${rows.map(row).join('\n')}`);
  return `${commands}\n${groups.join('\n\n')}\n\n${rest}`;
}

function row({ name, sets, without }: { name: string; sets: string; without: string }): string {
  const indent = ' '.repeat(widest + 4);
  return `  ${name.padEnd(widest)}  ${sets}\n${indent}(without: ${without})`;
}

const commands = `chatdock: a chat assistant for your site, in one process

  npx @chatdock/server [serve] [options]    the chat's API at /api/chatkit, and a page to try it at /
  npx @chatdock/server migrate              brings the database up to date, and ends
  npx @chatdock/server embed [ADDRESS]      prints the script tag for pages; ADDRESS is where browsers find the API
  npx @chatdock/server health               asks the server on this machine whether it is ready; exit code 0 or 1
  npx @chatdock/server doctor TARGET        tells what is wrong with a chat, ours or anyone's; TARGET is the address of
                                            a ChatKit endpoint or a page, or a project's folder; exit code 0 or 1
  npx @chatdock/server migrate-from-agent-builder WHAT
                                            brings a workflow, threads or pages over from OpenAI; --help says how

  --port NUMBER, --host ADDRESS             the same as PORT and HOST
  --dev                                     lets a demo user in who needs no token, from this machine only
  --help, --version

Of doctor:
  --token TOKEN, --header "NAME: VALUE"     signs in as your page does; sent to that host only
  --origin ORIGIN, --session ADDRESS        a page that is to be let in; the route that opens sessions
  --message TEXT, --no-message              what is said to the assistant; nothing is, only read
  --timeout SECONDS, --json                 how long an answer may take (30); what was found, for programs

All settings are environment variables.
`;

const rest = `It ends on Ctrl-C and SIGTERM: answers that are being given may go on, the rest is kept as far as it came. Asked twice,
it ends at once. Exit codes: 0 ended well, 1 cannot start, 2 a command that cannot be followed.

Try it: npx @chatdock/server --dev
`;
