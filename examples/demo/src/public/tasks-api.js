// Reads the task table of the signed-in user, with the same kind of token the chat uses.

/**
 * @typedef {object} Task
 * @property {number} id
 * @property {string} title
 * @property {string} description
 * @property {boolean} completed
 * @property {string} createdAt
 * @property {string} updatedAt
 * @property {string | null} completedAt
 */

/** @type {string | null} */
let token = null;

/**
 * The tasks as they are in the database now. Resolves to `null` when nobody is signed in any more.
 * Rejects with a sentence for people.
 * @returns {Promise<Task[] | null>}
 */
export async function loadTasks() {
  try {
    let response = await requestTasks();
    if (response?.status === 401) {
      token = null; // it has expired: ask once for a fresh one
      response = await requestTasks();
    }
    if (!response || response.status === 401) return null;
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.json()).tasks;
  } catch (cause) {
    throw new Error('The table could not be refreshed. Check that the server is running.', { cause });
  }
}

async function requestTasks() {
  token ??= await fetchToken();
  if (!token) return null;
  return fetch('/api/tasks', { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' });
}

/** @returns {Promise<string | null>} */
async function fetchToken() {
  const response = await fetch('/api/auth/token', { cache: 'no-store' });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()).token;
}
