import type { User } from './users.ts';

export function ordersPage({ name, orders }: User): string {
  return page(`
    <header>
      <strong>The weaver’s shop</strong>
      <form id="sign-out" action="/sign-out" method="post">${name} <button>Sign out</button></form>
    </header>
    <main>
      <section>
        <h1>Your orders</h1>
        <ul>${orders.map((order) => `<li>${order}</li>`).join('')}</ul>
      </section>
      <!-- chat: the element where it is to be, and the script. -->
      <chat-dock sign-in-url="/sign-in" greeting="Hello ${name}, what is there to do?"></chat-dock>
      <script src="/api/chatkit/embed.js" defer></script>
      <script src="/sign-out.js" defer></script>
    </main>`);
}

export function signInPage(problem = ''): string {
  return page(`
    <header><strong>The weaver’s shop</strong></header>
    <form action="/sign-in" method="post">
      <h1>Sign in</h1>
      <p role="alert">${problem}</p>
      <label>E-mail <input name="email" type="email" value="ann@example.com" required /></label>
      <label>Password <input name="password" type="password" value="correct horse" required /></label>
      <button>Sign in</button>
    </form>`);
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>The weaver’s shop</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/shop.css" />
  </head>
  <body>${body}
  </body>
</html>`;
}
