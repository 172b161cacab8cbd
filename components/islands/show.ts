import { askMeAgain } from '../shell/me';
import { BEFORE_SHOW } from '../catalogue/browse/live-conditions';
import { rest, wake } from './wake';

/** Links that take one thing out of many. */
const LEAVING = 'a[data-stay="replace"]';

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
    if (!answer.ok || !main || !coming || page.documentElement.lang !== document.documentElement.lang) return window.location.assign(address);
    if (!document.dispatchEvent(new CustomEvent(BEFORE_SHOW, { cancelable: true, detail: address }))) return;
    if (history === 'push') {
      window.history.replaceState(STAYED, '');
      window.history.pushState(STAYED, '', address);
    }
    if (history === 'replace') window.history.replaceState(STAYED, '', address);
    shown = here();
    document.title = page.title;
    exchange(main, coming);
    askMeAgain();
  } catch {
    if (!mine.signal.aborted) window.location.assign(address);
  }
}

/** What has the focus keeps it, in what came; a link that went hands it to the one in its place. */
function exchange(main: HTMLElement, coming: HTMLElement): void {
  const left = document.activeElement;
  const place = [...main.querySelectorAll(LEAVING)].indexOf(left as Element);
  rest(main);
  main.replaceChildren(...coming.childNodes);
  if (left && left !== document.body && document.activeElement === document.body) (successor(left, place, main) ?? main).focus({ preventScroll: true });
  wake(main);
}

function successor(left: Element, place: number, main: HTMLElement): HTMLElement | undefined {
  if (left.id !== '') return document.getElementById(left.id) ?? undefined;
  const same = left instanceof HTMLAnchorElement ? [...main.querySelectorAll('a')].find(({ textContent }) => textContent === left.textContent) : undefined;
  const leaving = [...main.querySelectorAll<HTMLElement>(LEAVING)];
  return same ?? (place < 0 ? undefined : leaving[Math.min(place, leaving.length - 1)]);
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
