import { rest, wake } from './wake';

let going: AbortController | undefined;

/** Of entries between which the main part alone changes; a place within a page (`#main`) makes entries too. */
const STAYED = { stayed: true };
const here = () => `${window.location.pathname}${window.location.search}`;
let shown = here();

/**
 * Shows another address of the mall without leaving the page: what changes is its main part, and what was open, focused
 * or scrolled to around it stays. Where that cannot be, the browser goes there by itself.
 */
export async function show(address: string, history: 'push' | 'replace' | 'stay'): Promise<void> {
  going?.abort();
  const mine = going = new AbortController();
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [main, coming] = [document.getElementById('main'), page.getElementById('main')];
    if (mine.signal.aborted) return;
    if (!answer.ok || !main || !coming) return window.location.assign(address);
    if (history === 'push') {
      window.history.replaceState(STAYED, '');
      window.history.pushState(STAYED, '', address);
    }
    if (history === 'replace') window.history.replaceState(STAYED, '', address);
    shown = here();
    document.title = page.title;
    const left = document.activeElement;
    rest(main);
    main.replaceChildren(...coming.childNodes);
    await wake(main);
    if (left !== document.body && document.activeElement === document.body) comeBack(left, main);
  } catch {
    if (!mine.signal.aborted) window.location.assign(address);
  }
}

/** The focus was within what went: it is where it was, or at the beginning of what came. */
function comeBack(left: Element | null, main: HTMLElement): void {
  const same = left instanceof HTMLAnchorElement ? [...main.querySelectorAll('a')].find(({ textContent }) => textContent === left.textContent) : null;
  (same ?? main).focus({ preventScroll: true });
}

/** Links that stay where they are on the page, and the way back from them. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-stay]') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void show(link.href, link.dataset['stay'] === 'replace' ? 'replace' : 'push');
  });
  window.addEventListener('popstate', ({ state }) => { if ((state as typeof STAYED | null)?.stayed && here() !== shown) void show(window.location.href, 'stay'); });
}

/** What is reached by keyboard in a row that is pushed sideways comes wholly into sight: by itself a browser is content with a part. */
export function watchRows(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.closest('[data-push-row]')) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}
