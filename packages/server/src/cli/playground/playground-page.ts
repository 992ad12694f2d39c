import { html, type Html } from '../../http/html.ts';
import { mountPath } from '../mount.ts';
import type { PlaygroundOptions } from './playground.ts';

/** The page at `/`. */
export async function playgroundPage({ chat, ways, developer }: PlaygroundOptions): Promise<string> {
  const { src, integrity, tag } = await chat.embed(mountPath);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <title>Chatdock playground</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/playground.css" />
        <script src="/playground.js" defer></script>
        <script src="${src}" integrity="${integrity}" crossorigin="anonymous" defer></script>
      </head>
      <body data-token="${developer ? 'given' : 'pasted'}">
        <header>
          <h1>Chatdock <span>playground</span></h1>
          <nav aria-label="About this server">
            <a href="${mountPath}/docs">API</a>
            <a href="${mountPath}/openapi.json">openapi.json</a>
            <a href="${mountPath}/readyz">Ready?</a>
          </nav>
        </header>
        <main>
          <div class="cards">
            ${users(ways, developer !== null)} ${tagToCopy(src, tag)}
            <section aria-labelledby="server-title">
              <h2 id="server-title">This server</h2>
              <dl>
                <dt>Address</dt>
                <dd><code id="address">${mountPath}</code></dd>
                <dt>Answers</dt>
                <dd>${chat.model}</dd>
              </dl>
            </section>
          </div>
          <section id="chat" aria-label="Chat">
            <chat-dock
              api="${mountPath}"
              greeting="What would you like to try?"
              prompts="${JSON.stringify(chat.prompts)}"
              ><p class="waiting">The chat is loading.</p></chat-dock
            >
          </section>
        </main>
        <noscript><p class="waiting">The chat needs JavaScript.</p></noscript>
      </body>
    </html> `.toString();
}

function tagToCopy(src: string, tag: string): Html {
  return html`<section aria-labelledby="embed-title">
    <h2 id="embed-title">Put it into a page</h2>
    <p>One line, anywhere in the page. The chat’s address is where the script comes from.</p>
    <div class="copied">
      <pre id="tag" tabindex="0" data-src="${src}">${tag}</pre>
      <button id="copy" type="button" hidden>Copy</button>
    </div>
    <p class="fine">
      With <code>integrity</code> the browser takes this very version. Print the tag anew when you upgrade
      (<code>chatdock embed</code>), or leave <code>integrity</code> out and use
      <code>${mountPath}/embed.js</code>.
    </p>
  </section>`;
}

function users(ways: PlaygroundOptions['ways'], isGiven: boolean): Html {
  return html`<section aria-labelledby="users-title">
    <h2 id="users-title">Who is let in</h2>
    <ul>
      ${ways.map(({ description }) => html`<li>${description}</li>`)}
    </ul>
    ${isGiven ? given : pasted}
  </section>`;
}

const given = html`<p class="fine">
  You are the developer at this machine. Tokens of that user are signed with a key that this process has made
  up and that ends with it; nobody gets one from another machine.
</p>`;

const pasted = html`<form id="sign-in">
  <label for="token">A token of one of your users</label>
  <textarea id="token" rows="3" autocomplete="off" spellcheck="false" placeholder="eyJ…"></textarea>
  <p id="token-hint" class="fine" role="status">
    It stays in this page’s memory, and goes to this server only.
  </p>
  <button type="submit">Use it</button>
</form>`;
