import { rest, wake } from './wake';

let going: AbortController | undefined;

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
    const [here, there] = [document.getElementById('main'), page.getElementById('main')];
    if (mine.signal.aborted) return;
    if (!answer.ok || !here || !there) return window.location.assign(address);
    if (history === 'push') window.history.pushState(null, '', address);
    if (history === 'replace') window.history.replaceState(null, '', address);
    document.title = page.title;
    rest(here);
    here.replaceChildren(...there.childNodes);
    await wake(here);
  } catch {
    if (!mine.signal.aborted) window.location.assign(address);
  }
}

/** Links that stay where they are on the page, and the way back from them. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-stay]') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void show(link.href, link.dataset['stay'] === 'replace' ? 'replace' : 'push');
  });
  window.addEventListener('popstate', () => void show(window.location.href, 'stay'));
}
