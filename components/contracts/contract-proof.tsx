import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CopyableId } from '@/components/ui/copyable-id';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { groups } from '@/lib/contracts/model/verify';
import type { PurchaserContract } from '@/lib/contracts/views/purchaser-contract';

/** The beginning of a hash, all of it to be copied. */
export const Hash = ({ value }: { value: string }) => <CopyableId value={value} show={`${value.slice(0, 16)}…`} />;

/** The way to the document that was read and signed, once another is sealed: its hash is what the signatures cover. */
export function AsRead({ id }: { id: string }) {
  const t = useTranslations('contracts.page');
  return <a href={`/contracts/${id}/document?of=delivered`} className="flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-8">{t('asRead')}</a>;
}

/** By what anybody may check a contract: its number and code, and what its documents and terms hash to. */
export function ContractProof({ contract: { id, number, verifyCode, termsSha256, documentSha256, sealedSha256 } }: { contract: PurchaserContract }) {
  const t = useTranslations('contracts.page');
  return (
    <Section title={t('proof')} lead={t('proofLead')} aside={<Link href="/verify" className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t('verify')}</Link>}>
      <DescriptionList items={[
        { term: t('number'), value: <CopyableId value={number} /> },
        ...(verifyCode ? [{ term: t('verifyCode'), value: <CopyableId value={groups(verifyCode)} className="font-mono" /> }] : []),
        ...(sealedSha256 ? [{ term: t('sealedHash'), value: <Hash value={sealedSha256} /> }] : []),
        ...(documentSha256 ? [{ term: t('documentHash'), value: <><Hash value={documentSha256} />{sealedSha256 && <AsRead id={id} />}</> }] : []),
        { term: t('termsHash'), value: <Hash value={termsSha256} /> },
      ]} />
    </Section>
  );
}
