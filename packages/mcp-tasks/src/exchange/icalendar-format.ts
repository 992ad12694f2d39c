import type { FileFormat } from './exchange-format.ts';
import { readTodos } from './read-todo.ts';
import { writeTodo } from './write-todo.ts';

/**
 * iCalendar (RFC 5545), one VTODO per task. Time zones go by their IANA names, without a VTIMEZONE for each (RFC 7809). Line
 * breaks in descriptions become `\n`.
 */
export const icalendarFormat: FileFormat = {
  head: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Chatdock//mcp-tasks//EN\r\n',
  foot: 'END:VCALENDAR\r\n',
  write: (tasks) => tasks.map(writeTodo).join(''),
  read: readTodos,
};
