import type { Locator, Page } from '@chatdock/testing';

/** The page under test, in the words of a person. */
export class ChatPage {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  get messageBox(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  /** There while an answer is given. */
  get stopButton(): Locator {
    return this.page.getByRole('button', { name: 'Stop', exact: true });
  }

  get conversation(): Locator {
    return this.page.getByRole('log', { name: 'Conversation' });
  }

  get table(): Locator {
    return this.page.getByRole('table');
  }

  /** The rows of the table beside the chat, each as its cells' texts without the time. */
  async rows(): Promise<string[][]> {
    const rows = await this.table.locator('tbody tr').all();
    return Promise.all(rows.map(async (row) => (await row.locator('td').allInnerTexts()).slice(0, 3)));
  }

  /** Has what moves, or shows for a while, stand nearly still meanwhile, so that there is time to look at it. */
  async inSlowMotion(look: () => Promise<void>): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('Animation.enable');
    await session.send('Animation.setPlaybackRate', { playbackRate: 0.001 });
    try {
      await look();
    } finally {
      await session.send('Animation.setPlaybackRate', { playbackRate: 1 });
      await session.detach();
    }
  }

  /** How many rows are pointed out as changed at the moment. */
  highlightedRows(): Promise<number> {
    return this.table
      .locator('tbody tr')
      .evaluateAll((rows) => rows.filter((row) => row.getAnimations().length > 0).length);
  }

  async open(path = '/chat'): Promise<void> {
    await this.page.goto(this.#url + path);
  }

  async continueAsDemoUser(): Promise<void> {
    await this.page.getByRole('button', { name: 'Continue as demo user' }).click();
    await this.page.waitForURL('**/chat');
  }

  async createAccount(user: { name: string; email: string; password: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Create an account' }).click();
    await this.fillInAccount(user);
  }

  async fillInAccount(user: { name: string; email: string; password: string }): Promise<void> {
    await this.page.getByLabel('Name', { exact: true }).fill(user.name);
    await this.page.getByLabel('E-mail').fill(user.email);
    await this.page.getByLabel('Password').fill(user.password);
    await this.page.getByRole('button', { name: 'Create an account' }).click();
    await this.page.waitForURL('**/chat');
  }

  /** On a phone the chat and the tasks share the screen in turns; elsewhere both are there. */
  async showTasks(): Promise<void> {
    const button = this.page.getByRole('button', { name: /^Tasks/ });
    if (await button.isVisible()) await button.click();
    await this.table.waitFor();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click();
    await this.page.waitForURL('**/sign-in');
  }

  /** Types a message and sends it with Enter, once the answer before is over: until then nothing is sent. */
  async say(text: string): Promise<void> {
    await this.messageBox.fill(text);
    await this.stopButton.waitFor({ state: 'hidden' });
    await this.messageBox.press('Enter');
  }

  /** The same, and waits for the answer to end. */
  async sayAndWait(text: string): Promise<void> {
    const ended = this.page.evaluate(
      () =>
        new Promise<void>((done) => {
          document.addEventListener('chatkit.response.end', () => done(), { once: true });
        }),
    );
    await this.say(text);
    await ended;
  }
}
