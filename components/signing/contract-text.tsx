import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import { Section } from '@/components/ui/section';
import { DatesText, ExitsText, InstalmentsText, MonthlyExitsText } from './contract-dates';
import { GoodsText, PartiesText, PriceText, ProofText, RightsText, SignaturesText } from './contract-parts';
import { PaperFoot, PaperHead } from './paper-head';
import type { TextProps } from './text-props';

/** The parts of the document, in its order and under its headings. */
const PARTS: readonly { part: string; article: string | null; Text: (props: TextProps) => ReactNode }[] = [
  { part: 'parties', article: 'six', Text: PartiesText },
  { part: 'goods', article: 'six', Text: GoodsText },
  { part: 'price', article: 'fiveSix', Text: PriceText },
  { part: 'dates', article: 'sixAnnex', Text: DatesText },
  { part: 'exits', article: 'fourteenAnnex', Text: ExitsText },
  { part: 'rights', article: 'rights', Text: RightsText },
  { part: 'signatures', article: null, Text: SignaturesText },
  { part: 'proof', article: null, Text: ProofText },
  { part: 'schedule', article: 'six', Text: InstalmentsText },
  { part: 'monthlyExits', article: 'fourteen', Text: MonthlyExitsText },
];

/** Everything that the delivered document says, as text to be read, heard and searched, in the reader's language. */
export function ContractText(props: TextProps) {
  const t = useTranslations('signing.text');
  const id = useId();
  const { page: { contract }, locale } = props;
  return (
    <article aria-label={t('label', { number: contract.number })}>
      <PaperHead contract={contract} locale={locale} title={t('title')} lines={[t('basis'), t('pack', { pack: contract.of.disclosurePack })]} />
      <nav aria-label={t('contents')} className="mt-6 mb-10 text-sm">
        <ul className="grid grid-cols-2 gap-x-6">
          {PARTS.map(({ part }) => <li key={part}><a href={`#${id}${part}`} className="flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-8">{t(`parts.${part}`)}</a></li>)}
        </ul>
      </nav>
      <div className="flex flex-col gap-10">
        {PARTS.map(({ part, article, Text }) => (
          <div key={part} id={`${id}${part}`} className="scroll-mt-20">
            <Section title={t(`parts.${part}`)} {...(article && { aside: t(`articles.${article}`) })}><Text {...props} /></Section>
          </div>
        ))}
        <PaperFoot contract={contract} />
      </div>
    </article>
  );
}
