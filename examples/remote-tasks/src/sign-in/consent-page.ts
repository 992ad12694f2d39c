interface Consent {
  /** The client's name, as it says itself. */
  client: string;
  people: string[];
  /** What the client asked; it comes back with the answer. */
  asked: Record<string, unknown>;
}

/** Asks who is there, and whether the client may act for them. */
export function consentPage({ client, people, asked }: Consent): string {
  const fields = Object.entries(asked).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(String(value))}" />`,
  );
  const buttons = people.map(
    (name) => `<button name="user" value="${name}">I am ${name}, and allow it</button>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Sign in</title>
    <style>
      :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
      body { margin: 15vh auto; padding: 1.5rem; max-inline-size: 28rem }
      button { padding: 0.5rem 1rem; font: inherit }
    </style>
  </head>
  <body>
    <h1>Your tasks</h1>
    <p>${escape(client)} wants to read and change your tasks. Who are you?</p>
    <form method="post">
      ${[...fields, ...buttons].join('\n      ')}
    </form>
  </body>
</html>`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
