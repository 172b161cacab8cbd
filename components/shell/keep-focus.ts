const PLACES = 'main, section, article, header, li, [role=dialog]';
const PATIENCE_MS = 15_000;
/** A dialog that closes gives the focus back to what opened it a moment later. */
const SETTLED_MS = 100;

/** What stands around an element, from the inside out; around a dialog, what opened it. */
function surroundings(element: Element): Element[] {
  const around: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) around.push(each);
  const dialog = element.closest('[role=dialog]');
  const opener = dialog?.id && document.querySelector(`[aria-controls="${CSS.escape(dialog.id)}"]`);
  return opener ? [...around, ...surroundings(opener)] : around;
}

/** The heading of the nearest place that is left, else the page itself. */
function refuge(around: readonly Element[]): HTMLElement | null {
  for (const place of around) {
    if (!place.isConnected || !place.matches(PLACES)) continue;
    const heading = [...place.querySelectorAll<HTMLElement>('h1, h2, h3')].find((each) => each.checkVisibility());
    if (heading) return heading;
  }
  return document.querySelector<HTMLElement>('#main h1') ?? document.getElementById('main');
}

function give(focus: HTMLElement): void {
  if (!focus.hasAttribute('tabindex')) {
    focus.tabIndex = -1;
    focus.addEventListener('blur', () => focus.removeAttribute('tabindex'), { once: true });
  }
  focus.focus({ preventScroll: true });
}

/** From the press of a button on: where what had the focus is gone and nobody has taken it, it goes to the heading of what is left. */
function watch(pressed: Element, watched: AbortSignal): void {
  let around = surroundings(pressed);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    timer = undefined;
    if (watched.aborted || (document.activeElement && document.activeElement !== document.body)) return;
    const place = refuge(around);
    if (place) give(place);
  };
  const observer = new MutationObserver(() => { timer ??= setTimeout(look, SETTLED_MS); });
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden'] });
  watched.addEventListener('abort', () => observer.disconnect());
  document.addEventListener('focusin', ({ target }) => { if (target instanceof Element) around = surroundings(target); }, { signal: watched });
}

/** Watches every press of a button for a while: whoever uses the keyboard goes on where they were. Whoever has pointed elsewhere has moved on. */
export function keepFocus(): () => void {
  const page = new AbortController();
  let press = new AbortController();
  let patience: ReturnType<typeof setTimeout> | undefined;
  const moveOn = () => {
    clearTimeout(patience);
    press.abort();
  };
  const pressed = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || !target.closest('button')) return;
    moveOn();
    const focused = document.activeElement;
    if (!focused || focused === document.body) return;
    press = new AbortController();
    patience = setTimeout(moveOn, PATIENCE_MS);
    watch(focused, press.signal);
  };
  document.addEventListener('click', pressed, { capture: true, signal: page.signal });
  document.addEventListener('pointerdown', moveOn, { capture: true, signal: page.signal });
  return () => {
    moveOn();
    page.abort();
  };
}
