import { useTranslations } from 'next-intl';
import type { TakenUp } from '@/lib/limits/views/answers';

/** What became of the same lender's other offers when one was taken up; nothing where it had made no other. */
export function OthersEnded({ takenUp }: { takenUp: TakenUp | null }) {
  const t = useTranslations('limits.taken');
  if (!takenUp || takenUp.others === 0) return null;
  return <p className="mt-2 text-sm text-ink-muted">{t('others', { count: takenUp.others })}</p>;
}
