// The site's own sign-in. The token stays with the page, which hands it to the chat when the chat asks.

const signInUrl = 'http://localhost:3000/sign-in';
const form = document.querySelector('form#sign-in');

// Called before the chat asks for its session: who is there, as a token; `null` when nobody is.
(window.Chatdock ??= []).push((dock) => {
  dock.getToken = () => sessionStorage.getItem('token');
  dock.addEventListener('chat-dock-sign-in-required', (event) => {
    event.preventDefault(); // the form is on this very page
    form.elements.name.focus();
  });
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const name = form.elements.name.value;
  const response = await fetch(signInUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  if (!response.ok) return;
  const { token } = await response.json();
  sessionStorage.setItem('name', name);
  sessionStorage.setItem('token', token);
  show();
  window.Chatdock.push((dock) => dock.reconnect());
});

document.querySelector('#sign-out').addEventListener('click', () => {
  window.Chatdock.push(async (dock) => {
    await dock.signOut();
    sessionStorage.clear();
    show();
  });
});

function show() {
  const name = sessionStorage.getItem('name');
  form.hidden = name !== null;
  document.querySelector('#signed-in').hidden = name === null;
  document.querySelector('#name').textContent = name;
}

show();
