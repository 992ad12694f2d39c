import { whenInWords } from './when-in-words.js';

/** @import { Task } from './tasks-api.js' */

/**
 * Keeps a table in step with the tasks it is given, and points out the rows that changed since.
 * Everything is set as text, so a title is never markup.
 */
export class TaskTable {
  /** @type {Map<number, { task: Task, row: HTMLTableRowElement }>} */
  #shown = new Map();
  #loaded = false;
  #table;
  #empty;
  #summary;
  #count;

  /** @param {{ table: HTMLTableElement, empty: HTMLElement, summary: HTMLElement, count: HTMLElement }} parts */
  constructor({ table, empty, summary, count }) {
    this.#table = table;
    this.#empty = empty;
    this.#summary = summary;
    this.#count = count;
  }

  /** @param {Task[]} tasks */
  show(tasks) {
    const before = this.#shown;
    this.#shown = new Map();
    const changed = [];
    for (const task of tasks) {
      const known = before.get(task.id);
      const same = known?.task.updatedAt === task.updatedAt;
      const shown = known && same ? known : { task, row: buildRow(task) };
      this.#shown.set(task.id, shown);
      if (shown !== known) changed.push(shown.row);
    }
    if (changed.length > 0 || before.size !== tasks.length) this.#replaceRows();
    this.#summarise(tasks);
    if (this.#loaded) changed.forEach(pointOut);
    this.#loaded = true;
  }

  #replaceRows() {
    this.#table.tBodies[0]?.replaceChildren(...Array.from(this.#shown.values(), ({ row }) => row));
  }

  /** @param {Task[]} tasks */
  #summarise(tasks) {
    const pending = tasks.filter((task) => !task.completed).length;
    const some = tasks.length > 0;
    this.#table.hidden = !some;
    this.#empty.hidden = some;
    this.#summary.textContent = some ? `${pending} pending, ${tasks.length - pending} completed` : '';
    this.#count.textContent = pending > 0 ? String(pending) : '';
  }

  /** Brings “2 minutes ago” up to date without asking the server. */
  tick() {
    for (const { task, row } of this.#shown.values()) row.cells[3]?.replaceChildren(buildTime(task));
  }
}

/** @param {HTMLTableRowElement} row */
function pointOut(row) {
  const frames = [{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }];
  row.animate(frames, { duration: 2500, easing: 'ease-in' });
  row.scrollIntoView({ block: 'nearest' });
}

/** @param {Task} task */
function buildRow(task) {
  const row = document.createElement('tr');
  row.className = task.completed ? 'done' : '';
  const title = build('div', 'title', task.title);
  const description = task.description ? [build('div', 'description', task.description)] : [];
  const status = build('span', 'status', task.completed ? 'Completed' : 'Pending');
  row.append(cell(String(task.id)), cell(title, ...description), cell(status), cell(buildTime(task)));
  return row;
}

/** @param {Task} task */
function buildTime(task) {
  const moment = new Date(task.completedAt ?? task.createdAt);
  const time = document.createElement('time');
  time.dateTime = moment.toISOString();
  time.title = `${task.completed ? 'Completed' : 'Added'} ${moment.toLocaleString()}`;
  time.textContent = whenInWords(moment, new Date());
  return time;
}

/** @param {(string | Node)[]} content */
function cell(...content) {
  const td = document.createElement('td');
  td.append(...content);
  return td;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} text
 */
function build(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
