import { Clock3, HandCoins, KeyRound, Layers, RotateCcw, ShieldOff, Undo2, UserX, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { packById } from '@/lib/disclosures/model/packs';
import { formatRate } from '@/lib/kernel/money';
import type { OrderFormView } from '@/lib/orders/views/order-form';

interface Right {
  key: string;
  icon: LucideIcon;
  article: string;
}

/** What the law wants known before signing, each with the article it comes from. */
const RIGHTS: readonly Right[] = [
  { key: 'withdrawal', icon: Undo2, article: 'kr-ita-6-9' },
  { key: 'title', icon: KeyRound, article: 'kr-ita-6-8' },
  { key: 'late', icon: Clock3, article: 'kr-ita-6-11' },
  { key: 'defence', icon: ShieldOff, article: 'kr-ita-6-13' },
  { key: 'acceleration', icon: Layers, article: 'kr-ita-6-12' },
  { key: 'rescission', icon: UserX, article: 'kr-ita-6-10' },
  { key: 'payoff', icon: HandCoins, article: 'kr-ita-14-1' },
  { key: 'return', icon: RotateCcw, article: 'kr-labelling-rental' },
];

export function RightsList({ view, financier }: { view: OrderFormView; financier: string }) {
  const t = useTranslations('orders.form.rights');
  const articles = useTranslations('disclosures.articles');
  const pack = packById(view.disclosurePack);
  const owned = view.schedule.terms.endOfTerm === 'TITLE_TRANSFER';
  const values = {
    financier, b: (text: React.ReactNode) => <strong>{text}</strong>,
    rate: formatRate(view.lateRate),
  };
  return (
    <Section title={t('title')}>
      <ul className="text-sm">
        {RIGHTS.map(({ key, icon: Icon, article }) => {
          const href = pack?.articles[article];
          const name = key === 'title' ? (owned ? 'titleTransfer' : 'titleBuyout') : key;
          const rate = key === 'return' ? formatRate(String(view.returnChargeBps / 10_000)) : values.rate;
          return (
            <li key={key} className="flex gap-3 border-b border-line py-3">
              <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
              <span>
                {t.rich(name, { ...values, rate })}
                {href && <a href={href} target="_blank" rel="noreferrer" className="mt-1 block w-fit text-xs text-ink-muted underline underline-offset-4">{t('article', { article: articles(article) })}</a>}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
