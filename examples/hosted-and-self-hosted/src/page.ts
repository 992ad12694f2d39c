interface Shown {
  users: string[];
  user: string;
  /** Whether there is a workflow at OpenAI at all. */
  isHosted: boolean;
  moved: number;
}

/** One page for both ways: the element asks the server, whose answer says where the conversation runs. */
export function page({ users, user, isHosted, moved }: Shown): string {
  const buttons = users.map(
    (name) => `<button formaction="/users/${name}"${name === user ? ' disabled' : ''}>${name}</button>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Moving</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/moving.css" />
  </head>
  <body>
    <form method="post">You are ${buttons.join(' ')}</form>
    <p>${isHosted ? `${moved} in a hundred have moved.` : 'All have moved.'} <strong id="where"></strong></p>
    <chat-dock greeting="Hello ${user}, what is there to do?"></chat-dock>
    <script src="/where.js" defer></script>
    <script src="/api/chatkit/embed.js" defer></script>
  </body>
</html>`;
}
