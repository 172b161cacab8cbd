import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LogoRing } from './logo-ring';

/** Ring and name; leads to the front of the mall. */
export function Logo({ month, href = '/' }: { month: number; href?: string }) {
  const t = useTranslations('common');
  return (
    <Link href={href} className="inline-flex min-h-11 items-center gap-2.5 rounded-sm">
      <LogoRing month={month} className="size-7 text-accent" />
      <span className="text-xl font-bold whitespace-nowrap">{t('brand')}</span>
    </Link>
  );
}
