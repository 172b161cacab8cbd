import { Ban, Check, Clock, FilePen, Flag, Stamp, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
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

const Hash = ({ value }: { value: string }) => <code className="text-xs break-all">{value}</code>;

/** What the mall knows of a contract, and what a file says of itself. */
export function ContractFacts({ contract, file }: { contract: KnownContract | null; file?: FileReport }) {
  const t = useTranslations('verify.facts');
  const items = [...useKnown(contract, file), ...useSealed(file), ...(file ? [{ term: t('sha256'), value: <Hash value={file.sha256} /> }] : [])];
  return <DescriptionList items={items} />;
}

function useKnown(contract: KnownContract | null, file: FileReport | undefined): Description[] {
  const t = useTranslations('verify');
  const instant = useInstant();
  const number = contract?.number ?? file?.said?.number;
  return [
    ...(number ? [{ term: t('facts.number'), value: <span className="money">{number}</span> }] : []),
    ...(contract ? [{ term: t('facts.standing'), value: <StandingBadge contract={contract} isThis={isThis(contract, file)} /> }] : []),
    ...signers(contract, file).map(({ party, at, name }) => ({ term: t(`parties.${party}`), value: [name, at && t('facts.signedAt', { at: instant(at) })].filter(Boolean).join(' · ') })),
    ...(contract && !file && contract.sealedAt ? [{ term: t('facts.sealedAt'), value: instant(contract.sealedAt) }] : []),
    ...(contract && !file && contract.sealedSha256 ? [{ term: t('facts.sealedSha256'), value: <Hash value={contract.sealedSha256} /> }] : []),
  ];
}

/** Whether the file is what the mall keeps: of another one, what the contract's standing is says nothing good. */
const isThis = ({ sealedSha256 }: KnownContract, file: FileReport | undefined) => file === undefined || sealedSha256 === null || sealedSha256 === file.sha256;

interface Signer { party: string; at: string | undefined; name: string | undefined }

/** When, as the mall knows it; names are in the file alone, and in a changed one they may be anybody's. */
function signers(contract: KnownContract | null, file: FileReport | undefined): Signer[] {
  const isSealed = file !== undefined && (contract === null || contract.sealedSha256 === file.sha256);
  const named = (party: string) => (party === 'PURCHASER' ? file?.purchaser?.name : nameIn(file, party));
  if (contract) return contract.signatures.map(({ party, at }) => ({ party, at, name: isSealed ? named(party) : undefined }));
  return file?.purchaser ? [{ party: 'PURCHASER', at: file.purchaser.signedAt, name: file.purchaser.name }] : [];
}

function nameIn(file: FileReport | undefined, party: string): string | undefined {
  const name = file?.checks.find((check) => check.name === party.toLowerCase() && check.state === 'PASSED')?.params?.name;
  return typeof name === 'string' ? name : undefined;
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

function StandingBadge({ contract: { standing, supersededBy, supplementNo }, isThis: isKept }: { contract: KnownContract; isThis: boolean }) {
  const t = useTranslations('verify');
  const [tone, icon] = LOOK[standing];
  return (
    <span className="flex flex-col items-start gap-1">
      <Badge tone={isKept ? tone : 'neutral'} icon={icon}>{t(`standing.${standing}.name`)}</Badge>
      <span className="text-ink-muted">{t(`standing.${standing}.lead`, { no: supersededBy ?? 0 })}</span>
      {supplementNo > 0 && <span className="text-ink-muted">{t('facts.supplement', { no: supplementNo })}</span>}
    </span>
  );
}
