'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState, type FormEvent } from 'react';
import { AliveForm } from '@/components/ui/alive-form';
import { Button } from '@/components/ui/button';
import type { SigningPage } from '@/lib/signing/views/purchaser-signing';
import { ConsentItem } from './consent-item';
import type { SigningActs } from './signing-acts';

/** Clause by clause, none ticked beforehand; each is kept at once. */
export function AgreeStep({ contractId, consents, action, read, next }: {
  contractId: string;
  consents: readonly (SigningPage['consents'][number] & { text: string })[];
  action: SigningActs['consent'];
  /** Addresses of the text and of the step that follows. */
  read: string;
  next: string;
}) {
  const t = useTranslations('signing.agree');
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const [missed, setMissed] = useState(false);
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    const open = list.current?.querySelector<HTMLInputElement>('input:not(:checked)');
    setMissed(Boolean(open));
    if (open) open.focus();
    else router.push(next);
  };
  return (
    <AliveForm onSubmit={goOn} aria-label={t('label')}>
      <p className="text-sm text-ink-muted">{t('lead')} <Link href={read} className="text-accent underline underline-offset-4">{t('readAgain')}</Link></p>
      <ul ref={list} className="mt-4 border-t border-ink">
        {consents.map((consent) => <ConsentItem key={consent.key} contractId={contractId} consent={consent} action={action} missed={missed} />)}
      </ul>
      <p role="status" className="my-5 text-sm">{t('count', { agreed: consents.filter(({ agreed }) => agreed).length, count: consents.length })}</p>
      <Button type="submit" variant="primary" size="lg" block>{t('submit')}</Button>
    </AliveForm>
  );
}
