/** Where the app goes. */
export const place: Element = document.querySelector('#app') ?? document.body;

export const prompts = [{ label: 'Today', prompt: 'What is due today?' }];
