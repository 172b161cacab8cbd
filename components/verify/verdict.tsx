import { CircleAlert, CircleCheck, CircleHelp, FileClock, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Panel } from '@/components/ui/panel';
import type { Verdict } from '@/lib/checking/model/verdict';

type Tone = 'positive' | 'critical' | 'caution' | 'neutral';
export type Word = Verdict | 'OURS' | 'NOT_FOUND';

const LOOK: Readonly<Record<Word, [Tone, LucideIcon]>> = {
  AUTHENTIC: ['positive', CircleCheck], OURS: ['positive', CircleCheck], HOLDS: ['positive', CircleCheck],
  UNSIGNED: ['caution', FileClock], DELIVERED: ['caution', FileClock], NEVER: ['neutral', CircleHelp], UNSEALED: ['caution', CircleHelp],
  CHANGED: ['critical', CircleAlert], CONTRADICTS: ['critical', CircleAlert], FOREIGN: ['critical', CircleAlert], NOT_PDF: ['neutral', CircleHelp], NOT_FOUND: ['neutral', CircleHelp],
};

/** What was found, in a word and a sentence. */
export function VerdictPanel({ word, children }: { word: Word; children?: ReactNode }) {
  const t = useTranslations('verify.verdict');
  const [tone, icon] = LOOK[word];
  return (
    <Panel tone={tone} icon={icon} title={<span data-verdict={word} className="text-lg">{t(`${word}.title`)}</span>} live>
      <p className="mt-1">{t(`${word}.lead`)}</p>
      {children}
    </Panel>
  );
}
