import { useTranslations } from 'next-intl';
import { CopyableId } from '@/components/ui/copyable-id';
import { Section } from '@/components/ui/section';
import type { KeysView } from '@/lib/institutions/views';
import type { Result } from '@/lib/kernel/result';
import { ConfirmDialog } from './confirm-dialog';

interface Props {
  keys: KeysView;
  makeNext: (input: Record<string, never>) => Promise<Result<unknown>>;
  turn: (input: Record<string, never>) => Promise<Result<unknown>>;
}

/** The mall's own key, which every financier registers, and how it is changed without anybody being cut off. */
export function KeySection({ keys: { signs, next }, makeNext, turn }: Props) {
  const t = useTranslations('institutions.key');
  return (
    <Section title={t('title')} lead={t('lead')} className="mb-12">
      {signs ? <Key label={t('signs')} {...signs} /> : <p className="text-sm text-ink-muted">{t('none')}</p>}
      {next && <Key label={t('next')} {...next} />}
      <div className="mt-4">
        {next
          ? <ConfirmDialog label={t('turn')} title={t('turnTitle')} text={t('turnText')} act={turn.bind(null, {})} danger />
          : <ConfirmDialog label={t('makeNext')} title={t('makeNextTitle')} text={t('makeNextText')} act={makeNext.bind(null, {})} />}
      </div>
    </Section>
  );
}

function Key({ label, keyId, pem }: { label: string; keyId: string; pem: string }) {
  return (
    <div className="mt-3">
      <p className="text-sm font-semibold">{label}</p>
      <CopyableId value={keyId} className="max-w-full text-sm [&_.money]:min-w-0 [&_.money]:break-all [&_.money]:whitespace-normal" />
      <pre className="mt-1 overflow-x-auto rounded-sm bg-sunken p-3 text-xs" tabIndex={0} aria-label={label}>{pem.trim()}</pre>
    </div>
  );
}
