import { Ban, Check, Clock, FilePen, Flag, Stamp, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { CopyableId } from '@/components/ui/copyable-id';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import type { KnownContract, Standing } from '@/lib/checking/model/answer';
import type { FileReport } from '@/lib/checking/model/check-file';
import { formatTableInstant } from '@/lib/kernel/date-text';

const LOOK: Readonly<Record<Standing, [Tone, LucideIcon]>> = {
  UNSIGNED: ['caution', Clock], SIGNED: ['accent', Stamp], IN_FORCE: ['positive', Check], SUPERSEDED: ['caution', FilePen], ENDED: ['neutral', Flag], NEVER: ['neutral', Ban],
};

const useInstant = () => {
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (at: string) => formatTableInstant(at, locale);
};

/** What the mall knows of a contract, and what a file says of itself. */
export function ContractFacts({ contract, file }: { contract: KnownContract | null; file?: FileReport }) {
  const t = useTranslations('verify.facts');
  const items = [...useKnown(contract, file), ...useSealed(file), ...(file ? [{ term: t('sha256'), value: <CopyableId value={file.sha256} className="[&_.money]:break-all" /> }] : [])];
  return <DescriptionList items={items} />;
}

function useKnown(contract: KnownContract | null, file: FileReport | undefined): Description[] {
  const t = useTranslations('verify');
  const instant = useInstant();
  const number = contract?.number ?? file?.said?.number;
  return [
    ...(number ? [{ term: t('facts.number'), value: <span className="money">{number}</span> }] : []),
    ...(contract ? [{ term: t('facts.standing'), value: <StandingBadge contract={contract} /> }] : []),
    ...signers(contract, file).map(({ party, at, name }) => ({ term: t(`parties.${party}`), value: [name, at && t('facts.signedAt', { at: instant(at) })].filter(Boolean).join(' · ') })),
    ...(contract && !file && contract.sealedAt ? [{ term: t('facts.sealedAt'), value: instant(contract.sealedAt) }] : []),
    ...(contract && !file && contract.sealedSha256 ? [{ term: t('facts.sealedSha256'), value: <CopyableId value={contract.sealedSha256} className="[&_.money]:break-all" /> }] : []),
  ];
}

/** Names are the file's own; when, the mall's where it was asked. */
function signers(contract: KnownContract | null, file: FileReport | undefined): { party: string; at: string | undefined; name?: string | undefined }[] {
  const purchaser = file?.purchaser;
  if (contract) return contract.signatures.map(({ party, at }) => ({ party, at, name: party === 'PURCHASER' ? purchaser?.name : undefined }));
  return purchaser ? [{ party: 'PURCHASER', at: purchaser.signedAt, name: purchaser.name }] : [];
}

function useSealed(file: FileReport | undefined): Description[] {
  const t = useTranslations('verify.facts');
  const instant = useInstant();
  if (!file?.signer) return [];
  return [
    { term: t('sealedBy'), value: `${file.signer.name}${file.signer.organisation ? ` (${file.signer.organisation})` : ''}` },
    ...(file.sealedAt ? [{ term: t('sealedAt'), value: [instant(file.sealedAt), file.stampedBy ? t('stamped') : t('asWritten')].join(' · ') }] : []),
  ];
}

function StandingBadge({ contract: { standing, supersededBy, supplementNo } }: { contract: KnownContract }) {
  const t = useTranslations('verify');
  const [tone, icon] = LOOK[standing];
  return (
    <span className="flex flex-col items-start gap-1">
      <Badge tone={tone} icon={icon}>{t(`standing.${standing}.name`)}</Badge>
      <span className="text-ink-muted">{t(`standing.${standing}.lead`, { no: supersededBy ?? 0 })}</span>
      {supplementNo > 0 && <span className="text-ink-muted">{t('facts.supplement', { no: supplementNo })}</span>}
    </span>
  );
}
