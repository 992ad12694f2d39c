import { render } from 'lit';
import { addStyles } from '../../parts/add-styles.ts';
import { composerStyles } from '../../parts/composer.styles.ts';
import type { Extras } from '../extras.ts';
import { previewStyles } from './preview.styles.ts';

addStyles(composerStyles, previewStyles);

/** Milliseconds that a pointer may need from the tag to its preview. */
const grace = 200;
/** Pixels between the two, and to the edge of the chat. */
const gap = 6;

/** Shows what the page has to show of an entity beside its tag, until the pointer and the focus have left both. */
export async function showPreview(
  { chat, connect }: Extras,
  tag: HTMLElement,
  ask: () => Promise<Readonly<Record<string, unknown>> | null | undefined>,
): Promise<void> {
  const place = chat.shadowRoot?.querySelector<HTMLElement>('.chat');
  if (!place || !tag.matches(':hover, :focus')) return;
  const [widget, { store }, { kind }] = await Promise.all([
    ask().catch((error: unknown) => reportError(error)),
    connect(),
    import('../../widgets/define.ts'),
  ]);
  if (!widget || !tag.matches(':hover, :focus')) return;
  const json = { type: 'widget', id: 'preview', widget };
  await kind.prepare?.(json);
  const item = kind.read('preview', json);
  if (!item) return;
  const box = document.createElement('div');
  box.className = 'preview';
  box.role = 'status';
  box.setAttribute('part', 'preview');
  const domains = [...store.state.allowedImageDomains, location.hostname];
  // Nothing in it acts: it is a look at something, not a part of the conversation.
  render(
    kind.view()(item, { itemId: '', running: false, isBusy: true, domains, store: null, options: {} }),
    box,
  );
  for (const other of place.querySelectorAll('.preview')) other.remove();
  place.append(box);
  await box.querySelector('chatkit-widget')?.updateComplete;
  put(box, { tag, place });
  closeWhenLeft(box, tag);
}

/** Above the tag in the lower half of the chat, else below, growing away from it; within the chat. */
function put(box: HTMLElement, { tag, place }: { tag: HTMLElement; place: HTMLElement }): void {
  const [at, around] = [tag.getBoundingClientRect(), place.getBoundingClientRect()];
  const left = Math.min(at.left - around.left, around.width - box.offsetWidth - gap);
  box.style.left = `${Math.max(gap, left)}px`;
  if (at.top - around.top > around.height / 2) box.style.bottom = `${around.bottom - at.top + gap}px`;
  else box.style.top = `${at.bottom - around.top + gap}px`;
}

function closeWhenLeft(box: HTMLElement, tag: HTMLElement): void {
  const abort = new AbortController();
  const { signal } = abort;
  const close = (): void => {
    abort.abort();
    box.remove();
  };
  const look = (): void => {
    setTimeout(() => {
      if (!box.matches(':hover') && !tag.matches(':hover, :focus')) close();
    }, grace);
  };
  for (const element of [box, tag]) element.addEventListener('pointerleave', look, { signal });
  tag.addEventListener('blur', look, { signal });
  tag.addEventListener('click', close, { signal });
  // Escape is taken before the panel of a launcher has it.
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  document.addEventListener('keydown', press, { signal, capture: true });
  // A tag that is taken away leaves no pointer behind.
  const watch = new MutationObserver(() => tag.isConnected || close());
  watch.observe(tag.getRootNode(), { childList: true, subtree: true });
  signal.addEventListener('abort', () => watch.disconnect());
}
