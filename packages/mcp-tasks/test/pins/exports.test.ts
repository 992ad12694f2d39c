import { describe, expect, it } from 'vitest';
import * as database from '../../src/database/index.ts';
import * as http from '../../src/http/index.ts';
import * as tasks from '../../src/index.ts';

// What these packages export is public: a red pin means that the change must be meant, and told in a changeset.

describe('exports', () => {
  it('of @chatdock/mcp-tasks', () => {
    expect(Object.keys(tasks).toSorted()).toEqual([
      'TaskError',
      'createTaskServer',
      'exchangeFormats',
      'exportTasks',
      'handOverTasks',
      'importTasks',
      'maxDescriptionLength',
      'maxTitleLength',
      'migrateTasks',
      'parseDescription',
      'parseDue',
      'parseRecurrence',
      'parseTags',
      'parseTitle',
      'postgresTasks',
      'priorities',
      'taskTools',
    ]);
  });

  it('of @chatdock/mcp-tasks/database', () => {
    expect(Object.keys(database).toSorted()).toEqual([
      'DatabaseError',
      'checkOwner',
      'migrate',
      'openDatabase',
      'ownerRole',
      'ownerSetting',
      'withOwner',
    ]);
    expect(database.ownerRole).toBe('chatdock_app');
    expect(database.ownerSetting).toBe('chatdock.owner');
  });
  it('of @chatdock/mcp-tasks/http', () => {
    expect(Object.keys(http).toSorted()).toEqual(['SettingsError', 'tasksFetch', 'tasksRouter']);
  });
});
