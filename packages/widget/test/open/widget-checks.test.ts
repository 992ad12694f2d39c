import { describe, expect, test } from 'vitest';
import { chatSuite, createGate } from './chat-page.ts';
import { becomes, openWidget } from './widget-page.ts';
import { taskList } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();
const sync = 'threads.sync_custom_action';

/** What is sent when a task is checked. */
const check = (title: string) => [sync, { type: 'tasks.check', payload: { task_id: title, done: true } }];

describe('a checkbox with an action', () => {
  test('is checked at once, and set right by the answer', async () => {
    const gate = createGate();
    const { widget, sent } = await openWidget(suite, taskList(), {
      act: async (request, reply) => {
        await gate.wait();
        await becomes(taskList('Buy groceries'))(request, reply);
      },
    });
    const box = widget.getByRole('checkbox', { name: 'Buy groceries' });
    await box.check();
    expect(await box.isChecked()).toBe(true);
    expect(await widget.locator('.struck').count()).toBe(0);
    gate.open();
    await widget.locator('.struck', { hasText: 'Buy groceries' }).waitFor();
    expect(await box.isChecked()).toBe(true);
    expect(await box.evaluate((node) => node.matches(':focus'))).toBe(true);
    expect(sent()).toEqual([check('Buy groceries')]);
  });

  test('is unchecked again when the server knows better', async () => {
    const { widget } = await openWidget(suite, taskList(), { act: becomes(taskList()) });
    const box = widget.getByRole('checkbox', { name: 'Call mom' });
    await box.click();
    await expect.poll(() => box.isChecked()).toBe(false);
  });

  test('stays as it was set when the server has nothing to add', async () => {
    const { widget, sent } = await openWidget(suite, taskList());
    const box = widget.getByRole('checkbox', { name: 'Call mom' });
    await box.check();
    await expect.poll(sent).toHaveLength(1);
    // As long as it is at work, it stays as it is.
    await expect
      .poll(async () => {
        await box.click();
        return box.isChecked();
      })
      .toBe(false);
    await expect.poll(sent).toHaveLength(2);
    expect(await box.isChecked()).toBe(false);
    expect(sent()[1]).toEqual([sync, { type: 'tasks.check', payload: { task_id: 'Call mom', done: false } }]);
  });

  test('goes back when it failed, says why, and tries again', async () => {
    let attempts = 0;
    const { widget, sent, events } = await openWidget(suite, taskList(), {
      act: (request, reply) =>
        (attempts += 1) === 1
          ? reply.json({ error: { message: 'The list is being tidied up.' } }, 503)
          : becomes(taskList('Call mom'))(request, reply),
    });
    const box = widget.getByRole('checkbox', { name: 'Call mom' });
    await box.click();
    await widget.getByRole('alert').getByText('The list is being tidied up.').waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await events()).toContainEqual(['error', expect.objectContaining({ code: 'server_failed' })]);
    await widget.getByRole('button', { name: 'Retry' }).click();
    await widget.locator('.struck', { hasText: 'Call mom' }).waitFor();
    expect(await box.isChecked()).toBe(true);
    expect(await widget.getByRole('alert').count()).toBe(0);
    expect(sent()).toEqual([check('Call mom'), check('Call mom')]);
  });

  test('one after another: the first answer does not undo the second box', async () => {
    const gate = createGate();
    const done: string[] = [];
    const { widget, sent } = await openWidget(suite, taskList(), {
      act: async (request, reply) => {
        const { payload } = JSON.parse(JSON.stringify(request.params['action']));
        await gate.wait();
        done.push(payload.task_id);
        await becomes(taskList(...done))(request, reply);
      },
    });
    const [first, second] = ['Buy groceries', 'Call mom'].map((name) =>
      widget.getByRole('checkbox', { name }),
    );
    await first?.check();
    await second?.check();
    await expect.poll(sent).toHaveLength(1);
    gate.open();
    await widget.locator('.struck', { hasText: 'Buy groceries' }).waitFor();
    expect(await second?.isChecked()).toBe(true);
    await expect.poll(sent).toHaveLength(2);
    gate.open();
    await widget.locator('.struck', { hasText: 'Call mom' }).waitFor();
    expect(await widget.locator('input:checked').count()).toBe(2);
  });

  test('a second press while it is at work does nothing', async () => {
    const gate = createGate();
    const { widget, sent } = await openWidget(suite, taskList(), {
      act: async (request, reply) => {
        await gate.wait();
        await becomes(taskList('Call mom'))(request, reply);
      },
    });
    const box = widget.getByRole('checkbox', { name: 'Call mom' });
    await box.dblclick();
    expect(await box.isChecked()).toBe(true);
    gate.open();
    await widget.locator('.struck').waitFor();
    expect(sent()).toHaveLength(1);
  });

  test('works while an answer streams', async () => {
    const gate = createGate();
    const { widget, box, log, button, sent } = await openWidget(suite, taskList(), {
      act: async (request, reply) => {
        if (request.type === sync) return becomes(taskList('Call mom'))(request, reply);
        reply.events(
          ...wire.prologue('Hi', { isNew: false, id: 'u2' }),
          wire.added(wire.answerItem(null)),
          wire.delta('Well, '),
        );
        await gate.wait();
        reply.events(wire.delta('hello.'), wire.done(wire.answerItem('Well, hello.')));
        return reply.end();
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Well,').waitFor();
    await widget.getByRole('checkbox', { name: 'Call mom' }).check();
    await widget.locator('.struck', { hasText: 'Call mom' }).waitFor();
    expect(await button('Stop').isVisible()).toBe(true);
    gate.open();
    await log.getByText('Well, hello.').waitFor();
    expect(sent()).toEqual([check('Call mom')]);
  });
});
