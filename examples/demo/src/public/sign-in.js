import { signIn, signInAsDemoUser, signUp } from './auth-client.js';
import { find } from './find.js';

const problem = find('#problem', HTMLElement);
const modeSwitch = find('#switch', HTMLButtonElement);
const name = find('#name', HTMLInputElement);
const email = find('#email', HTMLInputElement);
const password = find('#password', HTMLInputElement);
let creating = false;

showMode(location.hash === '#create-account');

modeSwitch.addEventListener('click', () => {
  showMode(!creating);
  (creating ? name : email).focus();
});

find('#demo', HTMLButtonElement).addEventListener('click', () => void enter(signInAsDemoUser));

find('#form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const fault = findFault();
  if (fault) return showProblem(fault.sentence, fault.field);
  const user = { email: email.value.trim(), password: password.value };
  return void enter(() => (creating ? signUp({ ...user, name: name.value.trim() }) : signIn(user)));
});

/** @param {boolean} create */
function showMode(create) {
  creating = create;
  const title = create ? 'Create an account' : 'Sign in';
  document.title = `${title} · Chatdock demo`;
  find('#card-title', HTMLElement).textContent = title;
  const submit = find('#submit', HTMLButtonElement);
  submit.textContent = title;
  submit.className = create ? 'primary' : 'secondary';
  find('#switch-question', HTMLElement).textContent = create ? 'You have an account?' : 'New here?';
  modeSwitch.textContent = create ? 'Sign in' : 'Create an account';
  find('#demo-choice', HTMLElement).hidden = create;
  find('#name-field', HTMLElement).hidden = !create;
  find('#password-hint', HTMLElement).hidden = !create;
  password.autocomplete = create ? 'new-password' : 'current-password';
  if (create) password.setAttribute('aria-describedby', 'password-hint');
  else password.removeAttribute('aria-describedby');
  clearProblem();
}

/** What the person has to put right before it is worth asking the server. */
function findFault() {
  if (creating && name.value.trim() === '') return { field: name, sentence: 'Enter your name.' };
  if (email.value.trim() === '') return { field: email, sentence: 'Enter your e-mail address.' };
  if (!email.validity.valid)
    return { field: email, sentence: 'That is not an e-mail address. Check it for typing errors.' };
  if (password.value === '') return { field: password, sentence: 'Enter your password.' };
  if (creating && password.value.length < 10)
    return { field: password, sentence: 'Use at least 10 characters for the password.' };
  return null;
}

/** @param {() => Promise<void>} signInOrUp */
async function enter(signInOrUp) {
  clearProblem();
  setBusy(true);
  try {
    await signInOrUp();
    location.replace(wayBack());
  } catch (error) {
    setBusy(false);
    showProblem(error instanceof Error ? error.message : String(error));
  }
}

/** The page the person came for. Only a path of this site is followed, never another address. */
function wayBack() {
  const asked = new URLSearchParams(location.search).get('return_to') ?? '/chat';
  const url = URL.canParse(asked, location.origin) ? new URL(asked, location.origin) : null;
  return url?.origin === location.origin ? url.href : '/chat';
}

/** @param {boolean} busy */
function setBusy(busy) {
  for (const button of document.querySelectorAll('button')) button.disabled = busy;
}

/**
 * @param {string} sentence
 * @param {HTMLInputElement} [field]
 */
function showProblem(sentence, field) {
  clearProblem();
  problem.textContent = sentence;
  problem.hidden = false;
  field?.setAttribute('aria-invalid', 'true');
  field?.focus();
}

function clearProblem() {
  problem.hidden = true;
  for (const field of [name, email, password]) field.removeAttribute('aria-invalid');
}
