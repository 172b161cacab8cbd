import { useTranslations } from 'next-intl';
import type { PurchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { groups } from '@/lib/contracts/model/verify';
import { formatTableInstant } from '@/lib/kernel/date-text';

interface Props {
  contract: PurchaserContract;
  locale: 'ko' | 'en';
  title: string;
  /** By what law it is written, and what it is written in. */
  lines: readonly string[];
  supplement?: boolean;
}

/** What stands at the head of a document: its name and number, when it was delivered, and what it rests on. */
export function PaperHead({ contract: { number, deliveredAt }, locale, title, lines, supplement = false }: Props) {
  const t = useTranslations('signing.text');
  const at = deliveredAt ? formatTableInstant(deliveredAt, locale) : '';
  return (
    <header className="text-sm">
      <p className="text-xl font-bold">{title}</p>
      <p className="money mt-1 text-ink-muted">{t(supplement ? 'supplement.delivered' : 'delivered', { number, at })}</p>
      {lines.map((line) => <p key={line} className="mt-1 break-words text-ink-muted">{line}</p>)}
    </header>
  );
}

/** What every page of a document says at its foot. */
export function PaperFoot({ contract: { number, verifyCode } }: { contract: PurchaserContract }) {
  const t = useTranslations('signing.text');
  return <footer className="border-t border-line pt-3 text-xs text-ink-muted">{t('foot', { number, code: groups(verifyCode ?? '') })}</footer>;
}
