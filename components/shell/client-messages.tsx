import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

type Texts = Record<string, unknown>;

/**
 * The texts that client components beneath may use: `common`, every error text, and the named namespaces (all of
 * them when none is named). What is not named is not sent, which keeps the mall's pages small; server components
 * need no naming.
 */
export async function ClientMessages({ namespaces, children }: { namespaces?: readonly string[]; children: ReactNode }) {
  const all = (await getMessages()) as Texts;
  const messages = namespaces ? pick(all, new Set(['common', 'errors', ...namespaces])) : all;
  return <NextIntlClientProvider messages={messages as never}>{children}</NextIntlClientProvider>;
}

function pick(all: Texts, whole: ReadonlySet<string>): Texts {
  const kept: Texts = {};
  for (const [name, texts] of Object.entries(all)) {
    if (whole.has(name)) kept[name] = texts;
    else if (texts && typeof texts === 'object' && 'errors' in texts) kept[name] = { errors: texts.errors };
  }
  return kept;
}
