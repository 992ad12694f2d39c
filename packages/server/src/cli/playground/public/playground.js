// The page of the playground: the token that the chat asks for, and the tag to copy. Nothing is stored.

const dock = document.querySelector('chat-dock');
const form = document.querySelector('#sign-in');
const field = document.querySelector('#token');
const hint = document.querySelector('#token-hint');
const tag = document.querySelector('#tag');
const copy = document.querySelector('#copy');
const address = document.querySelector('#address');

/** Of the developer at this machine, see `--dev`. */
async function givenToken() {
  const response = await fetch('/playground/token', { method: 'POST' });
  if (!response.ok) return null;
  const { token } = await response.json();
  return token;
}

if (document.body.dataset.token === 'given') dock.getToken = givenToken;

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const token = field.value.trim().replace(/^Bearer\s+/iu, '');
  field.value = '';
  if (token === '') return;
  dock.getToken = async () => token;
  hint.textContent = 'In use until you leave or reload the page.';
  dock.reconnect?.();
});

dock.addEventListener('chat-dock-sign-in-required', (event) => {
  event.preventDefault();
  field?.focus();
});

async function copyTag() {
  await navigator.clipboard.writeText(tag.textContent);
  copy.textContent = 'Copied';
  setTimeout(() => (copy.textContent = 'Copy'), 2000);
}

// The server does not believe what a request calls it; the browser knows where it has been.
const source = tag.dataset.src;
tag.textContent = tag.textContent.replace(source, new URL(source, location.href).href);
address.textContent = new URL(address.textContent, location.href).href;

if (navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener('click', () => void copyTag());
}
