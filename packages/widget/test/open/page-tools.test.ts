import { expect, test } from 'vitest';
import { chatSuite } from './chat-page.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

test('what the model asks of the page is waited for, and the answer goes on with it', async () => {
  const call = { type: 'client_tool_call', id: 'tc_1', call_id: 'c', name: 'pick', arguments: { n: 1 } };
  const { page, box, log, button, events } = await suite.open({
    script: ({ type }, reply) => {
      if (type === 'threads.create')
        reply.events(
          ...wire.prologue('Pick one'),
          ...wire.wholeAnswer('I will ask your page.', 'a1'),
          { type: 'progress_update', text: 'Asking your page' },
          wire.done(call),
        );
      else reply.events(wire.streamOptions(), ...wire.wholeAnswer('It says red.', 'a2'));
      reply.end();
    },
  });
  await page.evaluate(() => {
    const work = Promise.withResolvers<unknown>();
    window.chat.pageTool = () => work.promise;
    addEventListener('finish', () => work.resolve('red'));
  });
  await box.fill('Pick one');
  await box.press('Enter');
  await expect.poll(events).toContainEqual(['tool', { name: 'pick', params: { n: 1 } }]);
  expect(await log.getByText('Asking your page').isVisible()).toBe(true);
  expect(await button('Stop').isVisible()).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event('finish')));
  await log.getByText('It says red.').waitFor();
  expect(suite.server().requests.at(-1)).toMatchObject({
    type: 'threads.add_client_tool_output',
    params: { thread_id: 'thr_1', result: 'red' },
  });
  await button('Send').waitFor();
});
