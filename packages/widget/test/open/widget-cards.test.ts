import { describe, expect, test } from 'vitest';
import { chatSuite, createGate } from './chat-page.ts';
import { openWidget } from './widget-page.ts';
import { approval, widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();
const turn = 'threads.custom_action';
const settled = approval({ status: { text: 'Approved' }, confirm: undefined, cancel: undefined });

describe('a card that asks', () => {
  test('is at work as a whole from the press to the answer, and sends once', async () => {
    const gate = createGate();
    const { widget, log, page, button, sent } = await openWidget(suite, approval(), {
      act: async (_, reply) => {
        reply.events(wire.streamOptions());
        await gate.wait();
        reply.events(wire.replaced(widgetItem(settled)));
        await gate.wait();
        reply.events(...wire.wholeAnswer('I have deleted it.'));
        reply.end();
      },
    });
    await widget.getByRole('button', { name: 'Approve' }).dblclick();
    await button('Stop').waitFor();
    const group = widget.getByRole('group');
    expect(await group.getAttribute('aria-busy')).toBe('true');
    expect(await widget.getByRole('button', { name: 'Reject' }).getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    await widget.getByRole('button', { name: 'Reject' }).dispatchEvent('click');
    gate.open();
    await widget.getByText('Approved').waitFor();
    expect(await group.getAttribute('aria-busy')).toBeNull();
    expect(await widget.getByRole('button').count()).toBe(0);
    // The pressed button is gone; whoever pressed it goes on from its card.
    expect(await group.evaluate((node) => node.matches(':focus'))).toBe(true);
    gate.open();
    await log.getByText('I have deleted it.').waitFor();
    expect(sent()).toEqual([
      [turn, { type: 'chatdock.approval', payload: { approval: 'apr_1', call: 'call_1', approve: true } }],
    ]);
  });

  test('can be rejected', async () => {
    const { widget, sent } = await openWidget(suite, approval(), {
      act: (_, reply) => {
        reply.events(wire.streamOptions(), wire.replaced(widgetItem(settled)));
        reply.end();
      },
    });
    await widget.getByRole('button', { name: 'Reject' }).click();
    await widget.getByText('Approved').waitFor();
    expect(sent()).toEqual([
      [turn, { type: 'chatdock.approval', payload: { approval: 'apr_1', call: 'call_1', approve: false } }],
    ]);
  });

  test('that could not be sent says so, can be used again, and Retry sends it again', async () => {
    let attempts = 0;
    const { widget, log, button, sent } = await openWidget(suite, approval(), {
      act: (_, reply) => {
        attempts += 1;
        if (attempts === 1) return reply.json({ error: { message: 'Back in a minute.' } }, 503);
        reply.events(wire.streamOptions(), wire.replaced(widgetItem(settled)));
        return reply.end();
      },
    });
    await widget.getByRole('button', { name: 'Approve' }).click();
    await log.getByRole('alert').getByText('Back in a minute.').waitFor();
    expect(await widget.getByRole('group').getAttribute('aria-busy')).toBeNull();
    expect(await widget.getByRole('button', { name: 'Approve' }).getAttribute('aria-disabled')).toBeNull();
    await button('Retry').click();
    await widget.getByText('Approved').waitFor();
    expect(sent()).toHaveLength(2);
    expect(await log.getByRole('alert').count()).toBe(0);
  });

  test('waits while an answer streams', async () => {
    const gate = createGate();
    const { widget, box, log, sent } = await openWidget(suite, approval(), {
      act: async (_, reply) => {
        reply.events(...wire.prologue('Hi', { isNew: false, id: 'u2' }), wire.added(wire.answerItem(null)));
        reply.events(wire.delta('Well, '));
        await gate.wait();
        reply.events(wire.done(wire.answerItem('Well, hello.')));
        reply.end();
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Well,').waitFor();
    const approve = widget.getByRole('button', { name: 'Approve' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await approve.dispatchEvent('click');
    gate.open();
    await expect.poll(() => approve.getAttribute('aria-disabled')).toBeNull();
    expect(sent()).toEqual([]);
  });

  test('can be stopped, which leaves it as it was', async () => {
    const { widget, button } = await openWidget(suite, approval(), {
      act: async (_, reply) => {
        reply.events(wire.streamOptions());
        await reply.gone;
      },
    });
    await widget.getByRole('button', { name: 'Approve' }).click();
    await button('Stop').click();
    await expect.poll(() => widget.getByRole('group').getAttribute('aria-busy')).toBeNull();
    expect(await widget.getByRole('button', { name: 'Approve' }).isEnabled()).toBe(true);
  });

  test('folds itself away when that is what it is for', async () => {
    const { widget } = await openWidget(suite, approval({ collapsed: true }), {
      act: (_, reply) => {
        reply.events(wire.streamOptions());
        reply.end();
      },
    });
    await widget.getByRole('button', { name: 'Approve' }).click();
    await widget.getByText('Details').waitFor();
    expect(await widget.getByText('This cannot be undone.').isVisible()).toBe(false);
    await widget.getByText('Details').click();
    expect(await widget.getByText('This cannot be undone.').isVisible()).toBe(true);
  });
});
