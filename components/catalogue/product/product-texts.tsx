import { IslandTexts } from '@/components/islands/island-texts';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

type Texts = Record<string, unknown>;

/** The texts of one line; what stands in groups belongs to forms and desks. */
const lines = (texts: unknown): Texts => Object.fromEntries(Object.entries((texts ?? {}) as Texts).filter(([, text]) => typeof text === 'string'));

/** The texts that the product page's client components say, and no others: they travel with every page. */
export async function ProductTexts({ children }: { children: ReactNode }) {
  const { common, catalogue, browse, finding } = (await getMessages()) as Record<string, Texts>;
  const messages = { common: lines(common), catalogue: lines(catalogue), browse: { product: browse?.['product'] }, finding };
  return <NextIntlClientProvider messages={messages as never}><IslandTexts texts={messages} />{children}</NextIntlClientProvider>;
}
