export interface Notice {
  text: string;
  /** An undo, in a word. */
  action?: { label: string; onClick: () => void };
}

const waiting: Notice[] = [];
const watchers = new Set<() => void>();

/**
 * One line that goes away by itself: something small was done, perhaps with an undo. Never for money or deadlines,
 * which stay on the page. What draws it is fetched at the first notice, not with every page.
 */
export function notify(text: string, action?: Notice['action']): void {
  waiting.push({ text, ...(action && { action }) });
  for (const changed of watchers) changed();
}

export function watchNotices(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

export const takeNotices = (): Notice[] => waiting.splice(0);
