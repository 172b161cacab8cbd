import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { IslandTexts } from '@/components/islands/island-texts';

type Texts = Record<string, unknown>;

interface Props {
  only?: readonly string[];
  /** Written into the page as well, for the islands of one that is the same for everybody. */
  carried?: boolean;
  children: ReactNode;
}

/**
 * The texts that client components beneath may use: all, or `only` those namespaces, or parts of one (`catalogue.product`).
 * What is not named is not sent, which keeps the mall's pages small; server components need no naming.
 */
export async function ClientMessages({ only, carried = false, children }: Props) {
  const all = (await getMessages()) as Texts;
  const messages = only ? picked(all, only) : all;
  return (
    <NextIntlClientProvider messages={messages as never}>
      {carried && <IslandTexts texts={messages} />}
      {children}
    </NextIntlClientProvider>
  );
}

function picked(all: Texts, only: readonly string[]): Texts {
  const kept: Texts = {};
  for (const path of only) {
    const [name = '', part] = path.split('.');
    const texts = all[name] as Texts;
    kept[name] = part === undefined ? texts : { ...(kept[name] as Texts | undefined), [part]: texts[part] };
  }
  return kept;
}
