import type { ReactNode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { IntlProvider, type AbstractIntlMessages } from 'use-intl';
import { unpacked } from './packed';
import { islandOf, type IslandName } from './registry';

const isGroup = (texts: unknown): texts is AbstractIntlMessages => typeof texts === 'object' && texts !== null;

/** Two parts of a page may bring texts of one namespace. */
function merged(texts: AbstractIntlMessages, more: AbstractIntlMessages): AbstractIntlMessages {
  const both = Object.entries(more).map(([key, text]) => {
    const before = texts[key];
    return [key, isGroup(before) && isGroup(text) ? merged(before, text) : text] as const;
  });
  return { ...texts, ...Object.fromEntries(both) };
}

let said: AbstractIntlMessages | undefined;

/** The texts that the page brought for its islands (`ClientMessages`). */
function texts(): AbstractIntlMessages {
  said ??= [...document.querySelectorAll('script[data-texts]')].map(({ textContent }) => JSON.parse(textContent ?? '{}') as AbstractIntlMessages).reduce(merged, {});
  return said;
}

const roots = new Map<Element, Root>();
let count = 0;

/** Islands that are given the same are given the same object: parts of one page know each other by it. */
const known = new Map<string, object>();

function given(text: string): object {
  const before = known.get(text);
  if (before) return before;
  const props = unpacked(text);
  known.set(text, props);
  return props;
}

/** One that is pressed before it is alive says so, and what was pressed (`lib/web/first-script`). */
interface MallIsland extends HTMLElement {
  pressedEarly?: HTMLElement;
}

const asleep = (within: ParentNode) => [...within.querySelectorAll<MallIsland>('mall-island:not([data-awake])')];

function drawn(root: Root, tree: ReactNode): Root {
  root.render(tree);
  return root;
}

async function wakeOne(island: MallIsland): Promise<void> {
  const Component = await islandOf(island.dataset['name'] as IslandName);
  if (!island.isConnected || roots.has(island)) return;
  const props = given(island.dataset['props'] ?? '{}');
  const tree = <IntlProvider locale={document.documentElement.lang} messages={texts()}><Component {...props} /></IntlProvider>;
  const options = { identifierPrefix: `i${count++}-` };
  roots.set(island, island.hasChildNodes() ? hydrateRoot(island, tree, options) : drawn(createRoot(island, options), tree));
  island.dataset['awake'] = '';
  const { pressedEarly } = island;
  // Now that React has its handlers.
  if (pressedEarly) setTimeout(() => pressedEarly.click());
}

/** An island has no box of its own: what it shows has, or what it will be drawn in. */
const seenBy = (island: MallIsland) => (island.dataset['late'] === undefined ? island.firstElementChild : island.parentElement);
const islandAt = new WeakMap<Element, MallIsland>();

const inSight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    const island = isIntersecting ? islandAt.get(target) : undefined;
    if (!island) continue;
    inSight.unobserve(target);
    void wakeOne(island);
  }
}, { rootMargin: '25% 0px' });

/** Makes the islands within alive: those that show nothing by themselves, or have the focus, at once; the others as they come into sight. */
export function wake(within: ParentNode): void {
  for (const island of asleep(within)) {
    const place = seenBy(island);
    if (!place || island.pressedEarly || island.contains(document.activeElement)) void wakeOne(island);
    else {
      islandAt.set(place, island);
      inSight.observe(place);
    }
  }
}

/** How long a page that has come is left alone before what is out of sight wakes too. */
const REST_MS = 2_000;

/** In the end everything is there for whoever reads by other means than sight: one part at a time, when nothing else is to be done. */
export function wakeInTime(): void {
  const whenIdle = (work: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 50));
  const next = () => {
    const [island] = asleep(document);
    if (island) void wakeOne(island).then(() => whenIdle(next));
  };
  const begin = () => setTimeout(() => whenIdle(next), REST_MS);
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
}

/** Whoever does anything may change what a part out of sight shows, and may print it. */
export function wakeWithReader(): void {
  const all = () => { for (const island of asleep(document)) void wakeOne(island); };
  const done = new AbortController();
  const soon = () => {
    done.abort();
    setTimeout(all, 200);
  };
  for (const act of ['pointerdown', 'keydown', 'input'] as const) window.addEventListener(act, soon, { signal: done.signal, capture: true, passive: true });
  window.addEventListener('beforeprint', all);
  document.addEventListener('pressed-early', ({ target }) => { if (target instanceof HTMLElement) void wakeOne(target); });
  if (window.location.search !== '') all();
}

/** Before what is within leaves the page. */
export function rest(within: ParentNode): void {
  for (const island of within.querySelectorAll('mall-island[data-awake]')) {
    roots.get(island)?.unmount();
    roots.delete(island);
  }
}
