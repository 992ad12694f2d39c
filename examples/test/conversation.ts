import type { Page } from '@chatdock/testing';
import { Client } from 'pg';

/** Writes into the chat of a page, once the answer before is over, and waits for words of the answer, which comes as a stream. */
export async function say(page: Page, text: string, answer: RegExp): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill(text);
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor({ state: 'hidden' });
  const streamed = page.waitForResponse((response) =>
    (response.headers()['content-type'] ?? '').startsWith('text/event-stream'),
  );
  await box.press('Enter');
  await page.locator('[part~="assistant-message"]').getByText(answer).first().waitFor();
  await streamed;
}

/** The titles of all tasks in a database, by whoever they are. */
export async function storedTasks(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ title: string }>(
      'select title from chatdock_tasks.tasks order by title',
    );
    return rows.map(({ title }) => title);
  } finally {
    await client.end();
  }
}
