// chat: before the app's own sign-out, so that the next user of this browser finds nothing of the last one.
const form = document.querySelector('form#sign-out');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  await document.querySelector('chat-dock').signOut();
  form.submit();
});
