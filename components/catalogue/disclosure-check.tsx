import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import type { DisclosurePack } from '@/lib/disclosures/model/pack';

/** Each thing that must be said, whether it is, and the article that wants it, with a way to read it. */
export function DisclosureCheck({ pack, missing }: { pack: DisclosurePack; missing: readonly string[] }) {
  const t = useTranslations('disclosures');
  return (
    <div>
      <p className={cn('mb-2 text-sm font-semibold', missing.length > 0 ? 'text-critical' : 'text-positive')}>
        {missing.length > 0 ? t('missingCount', { count: missing.length }) : t('complete')}
      </p>
      <ul className="text-sm">
        {pack.listing.map(({ key, article }) => {
          const lacks = missing.includes(key);
          const Icon = lacks ? CircleAlert : CircleCheck;
          return (
            <li key={key} className="flex items-start gap-3 border-b border-line py-2">
              <Icon aria-hidden className={cn('mt-0.5 size-4.5 shrink-0', lacks ? 'text-critical' : 'text-positive')} />
              <span className="min-w-0 flex-1">
                {t(`fields.${key}`)}
                <span className={cn('ml-2 text-xs', lacks ? 'font-semibold text-critical' : 'text-ink-muted')}>{t(lacks ? 'missing' : 'said')}</span>
              </span>
              <a href={pack.articles[article]} target="_blank" rel="noreferrer" className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-4">{t(`articles.${article}`)}</a>
            </li>
          );
        })}
      </ul>
      <p className="mt-2 text-xs text-ink-muted">{t('pack', { id: pack.id })}</p>
    </div>
  );
}
