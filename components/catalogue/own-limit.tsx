'use client';
import { useLocale } from 'next-intl';
import Link from 'next/link';
import { usePerson } from '@/components/shell/personal';
import { formatMoney } from '@/lib/kernel/money';

/** Texts, because the mall's pages send client components none; `{amount}` and `{day}` stand where they are filled in. */
interface Words {
  label: string;
  month: string;
  until: string;
  hint: string;
  link: string;
}

/** The reader's own limit beside the price terms. The page is the same for everybody: until it is known whose it is, the way to ask. */
export function OwnLimit({ label, month, until, hint, link }: Words) {
  const limit = usePerson()?.limit;
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <div className="min-h-15 text-sm">
      <p className="flex min-h-8 items-center justify-between gap-3">
        <span className="text-ink-muted">{label}</span>
        {limit && <strong className="money font-semibold">{month.replace('{amount}', formatMoney(BigInt(limit.monthlyMinor), 'KRW', locale))}</strong>}
      </p>
      <p className="text-xs text-ink-muted">
        {limit ? until.replace('{day}', limit.until[locale]) : hint} · <Link href="/limits" prefetch={false} className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">{link}</Link>
      </p>
    </div>
  );
}
