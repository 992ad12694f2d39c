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
  let response = await requestTasks();
  if (response?.status === 401) {
    token = null; // it has expired: ask once for a fresh one
    response = await requestTasks();
  }
  if (!response || response.status === 401) return null;
  return (await read(response)).tasks;
}

async function requestTasks() {
  token ??= await fetchToken();
  if (!token) return null;
  return ask('/api/tasks', { authorization: `Bearer ${token}` });
}

/** @returns {Promise<string | null>} */
async function fetchToken() {
  const response = await ask('/api/auth/token');
  return response.status === 401 ? null : (await read(response)).token;
}

/**
 * @param {string} url
 * @param {Record<string, string>} [headers]
 */
async function ask(url, headers = {}) {
  try {
    return await fetch(url, { headers, cache: 'no-store' });
  } catch (cause) {
    throw new Error('The table could not be refreshed. Check that the server is running.', { cause });
  }
}

/** @param {Response} response */
async function read(response) {
  if (response.ok) return response.json();
  throw new Error('The table could not be refreshed. Try again in a moment.');
}
