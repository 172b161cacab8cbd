'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition, useOptimistic, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { useErrorText } from '@/components/ui/error-text';
import type { SigningPage } from '@/lib/signing/views/purchaser-signing';
import { isOver, type SigningActs } from './signing-acts';
import { sent } from './use-signing-press';

interface Props {
  contractId: string;
  /** With what is agreed to. */
  consent: SigningPage['consents'][number] & { text: string };
  action: SigningActs['consent'];
  /** Somebody wanted to go on without it. */
  missed: boolean;
}

/** One clause with its own box, saved as it is ticked; what could not be saved is put back, and says why. */
export function ConsentItem({ contractId, consent: { key, article, href, agreed, text }, action, missed }: Props) {
  const t = useTranslations('signing.agree');
  const field = useTranslations('disclosures.fields');
  const articles = useTranslations('disclosures.articles');
  const words = useErrorText();
  const router = useRouter();
  const [ticked, tick] = useOptimistic(agreed);
  const [problem, setProblem] = useState<string>();
  const save = (wanted: boolean) => startTransition(async () => {
    tick(wanted);
    const result = await sent(() => action({ contractId, key, agreed: wanted }));
    setProblem(result.ok ? undefined : words(result.error.code, result.error.params));
    if (!result.ok && isOver(result.error.code)) router.push(`/contracts/${contractId}`);
  });
  const error = problem ?? (missed && !ticked ? words('consent') : undefined);
  return (
    <li className="border-b border-line py-4">
      <h2 className="text-base font-semibold">{field(key)}</h2>
      <p className="mt-1 text-sm">{text}</p>
      {href && <a href={href} target="_blank" rel="noreferrer" className="mt-1 inline-flex min-h-6 items-center text-xs text-ink-muted underline underline-offset-4">{t('article', { article: articles(article) })}</a>}
      <Checkbox name={`consents.${key}`} label={t('box', { clause: field(key) })} checked={ticked} onChange={(event) => save(event.target.checked)} className="mt-2" {...(error && { error })} />
    </li>
  );
}
