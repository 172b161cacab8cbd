import type { ReactNode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
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

/** The texts that the page brought for its islands (`ClientMessages`). */
const texts = (): AbstractIntlMessages =>
  [...document.querySelectorAll('script[data-texts]')].map(({ textContent }) => JSON.parse(textContent ?? '{}') as AbstractIntlMessages).reduce(merged, {});

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

async function wakeOne(island: HTMLElement, around: (child: ReactNode) => ReactNode): Promise<void> {
  const Component = await islandOf(island.dataset['name'] as IslandName);
  if (!island.isConnected || roots.has(island)) return;
  const props = given(island.dataset['props'] ?? '{}');
  roots.set(island, hydrateRoot(island, around(<Component {...props} />), { identifierPrefix: `i${count++}-` }));
  island.dataset['awake'] = '';
  const early = (island as { pressedEarly?: HTMLElement }).pressedEarly;
  // What was pressed before is done now, once React has its handlers.
  if (early) setTimeout(() => early.click());
}

/** Makes the islands within alive, in the order of the page. */
export async function wake(within: ParentNode): Promise<void> {
  const locale = document.documentElement.lang;
  const messages = texts();
  const around = (child: ReactNode) => <IntlProvider locale={locale} messages={messages}>{child}</IntlProvider>;
  await Promise.all([...within.querySelectorAll<HTMLElement>('mall-island:not([data-awake])')].map((island) => wakeOne(island, around)));
}

/** Before what is within leaves the page. */
export function rest(within: ParentNode): void {
  for (const island of within.querySelectorAll('mall-island[data-awake]')) {
    roots.get(island)?.unmount();
    roots.delete(island);
  }
}
