const where = {
  open: 'This conversation runs on this server.',
  openai: 'This conversation runs at OpenAI.',
};

document.querySelector('chat-dock').addEventListener('chat-dock-ui-changed', ({ ui }) => {
  document.querySelector('#where').textContent = where[ui] ?? '';
});
