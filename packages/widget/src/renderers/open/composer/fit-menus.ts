/** Each open menu no higher than there is room above the composer, with what Enter chooses in sight. */
export function fitMenus(composer: HTMLElement): void {
  for (const menu of composer.querySelectorAll<HTMLElement>('.menu')) {
    const top = menu.closest('.chat')?.getBoundingClientRect().top ?? 0;
    const room = Math.round(composer.getBoundingClientRect().top - top) - 16;
    menu.style.maxBlockSize = `min(20rem, ${Math.max(96, room)}px)`;
    const current = menu.querySelector<HTMLElement>('[aria-selected=true]');
    if (current) keepInSight(menu, current);
  }
}

function keepInSight(menu: HTMLElement, { offsetTop, offsetHeight }: HTMLElement): void {
  const lowest = offsetTop + offsetHeight - menu.clientHeight;
  if (menu.scrollTop < lowest) menu.scrollTop = lowest;
  if (menu.scrollTop > offsetTop) menu.scrollTop = offsetTop;
}
