// The page's side of Better Auth: four requests. Whatever goes wrong becomes an error whose message a person can act on.

const sentences = /** @type {Record<string, string>} */ ({
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail or the password is wrong. Check both, or create an account.',
  USER_ALREADY_EXISTS: 'There is an account with this e-mail already. Sign in instead.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'There is an account with this e-mail already. Sign in instead.',
  PASSWORD_TOO_SHORT: 'Use at least 10 characters for the password.',
  PASSWORD_TOO_LONG: 'Use at most 128 characters for the password.',
  INVALID_EMAIL: 'That is not an e-mail address. Check it for typing errors.',
  VALIDATION_ERROR: 'That is not an e-mail address. Check it for typing errors.',
  INVALID_ORIGIN: 'The server does not know this page’s address. Open the one it printed when it started.',
});

/** @param {{ email: string, password: string }} user */
export const signIn = (user) => post('/api/auth/sign-in/email', user);

/** @param {{ name: string, email: string, password: string }} user */
export const signUp = (user) => post('/api/auth/sign-up/email', user);

export const signInAsDemoUser = () => post('/api/auth/sign-in/demo', {});

export const signOut = () => post('/api/auth/sign-out', {});

/** The id of the user who is signed in, or `null`. */
export async function currentUserId() {
  const response = await reach('/api/auth/get-session', { cache: 'no-store' });
  const session = response.ok ? await response.json() : null;
  return session?.user?.id ?? null;
}

/**
 * @param {string} url
 * @param {object} body
 */
async function post(url, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await reach(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await sentenceFor(response));
}

/**
 * @param {string} url
 * @param {RequestInit} init
 */
async function reach(url, init) {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new Error('The server cannot be reached. Check that it is running, then try again.', { cause });
  }
}

/** @param {Response} response */
async function sentenceFor(response) {
  if (response.status === 429) return 'Too many attempts. Wait a minute, then try again.';
  const answer = await response.json().catch(() => null);
  const known = sentences[answer?.code];
  if (known) return known;
  if (response.status < 500) return 'The server did not accept that. Check what you typed, then try again.';
  return 'The server could not do that just now. Try again in a moment.';
}
