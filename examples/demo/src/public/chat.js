import { currentUserId, signOut } from './auth-client.js';
import { find } from './find.js';
import { TaskPanel } from './task-panel.js';

const chatDock = find('chat-dock', HTMLElement);
const tasks = new TaskPanel();
const userId = document.body.dataset['user'];

// The table is read now, and again whenever the chat says that tasks changed.
void tasks.refresh();
chatDock.addEventListener('chatkit.effect', (event) => {
  if (event instanceof CustomEvent && event.detail.name === 'tasks.changed') void tasks.refresh();
});
chatDock.addEventListener('chatkit.response.end', () => void tasks.refresh());

// Signing out: first the chat's session and what it remembers, then the page's own.
const signOutButton = find('#sign-out', HTMLButtonElement);
signOutButton.addEventListener('click', () => void leave());

async function leave() {
  signOutButton.disabled = true;
  try {
    if ('signOut' in chatDock && typeof chatDock.signOut === 'function') await chatDock.signOut();
    await signOut();
    location.replace('/sign-in');
  } catch (error) {
    signOutButton.disabled = false;
    const problem = find('#problem', HTMLElement);
    problem.textContent = error instanceof Error ? error.message : String(error);
    problem.hidden = false;
  }
}

// Someone may have signed out, or in as another user, in another tab: never show one user's page to the next.
document.addEventListener('visibilitychange', () => void lookAgain());

async function lookAgain() {
  if (document.visibilityState !== 'visible') return;
  const now = await currentUserId().catch(() => userId);
  if (now === userId) await tasks.refresh();
  else location.reload();
}

// On a phone the chat and the table share the screen in turns.
const views = document.querySelectorAll('[data-show]');
for (const button of views) {
  button.addEventListener('click', () => {
    document.body.dataset['view'] = button.getAttribute('data-show') ?? 'chat';
    for (const each of views) each.setAttribute('aria-pressed', String(each === button));
  });
}
