'use client';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { optionalText } from '@/lib/accounts/model/text';
import type { InspectionInput, PurchaseDecisionInput } from '@/lib/deliveries/model/inputs';
import type { Stage } from '@/lib/deliveries/model/standing';
import type { Result } from '@/lib/kernel/result';
import { DecisionForm } from './decision-form';
import { InspectionForm } from './inspection-form';
import { Press } from './press';
import { WordsDialog } from './words-dialog';

/** The purchaser's acts, as the page hands them in. */
export interface PurchaserActs {
  cancel: (input: { orderId: string; reason: string }) => Promise<Result<unknown>>;
  receive: (input: { orderId: string }) => Promise<Result<unknown>>;
  notReceived: (input: { orderId: string; note: string }) => Promise<Result<unknown>>;
  inspect: (input: InspectionInput) => Promise<Result<unknown>>;
  decide: (input: PurchaseDecisionInput) => Promise<Result<unknown>>;
}

const withWords = (required: boolean) => z.strictObject({
  orderId: z.string(), words: optionalText(500).refine((text) => !required || text.length > 0, 'required'),
});

/** The server names the field by its own word; the dialog knows it as `words`. */
const asWords = (result: Result<unknown>, field: string): Result<unknown> =>
  (result.ok || !result.error.fields?.[field] ? result : { ok: false, error: { ...result.error, fields: { words: result.error.fields[field] } } });

/** What can be done now, by where the order stands; nothing where it is somebody else's turn. */
export function NextStep({ orderId, stage, serials, acts }: { orderId: string; stage: Stage; serials: readonly string[]; acts: PurchaserActs }) {
  const t = useTranslations('deliveries');
  const common = { orderId };
  const cancel = (
    <WordsDialog {...common} schema={withWords(false)} act={({ words }) => acts.cancel({ orderId, reason: words })} variant="danger"
      open={t('cancel.open')} title={t('cancel.title')} text={t('cancel.text')} label={t('cancel.reason')} submit={t('cancel.submit')} pending={t('cancel.pending')} />
  );
  const missing = (
    <WordsDialog {...common} schema={withWords(true)} act={async ({ words }) => asWords(await acts.notReceived({ orderId, note: words }), 'note')}
      open={t('decide.notReceived')} title={t('decide.notReceivedTitle')} text={t('decide.notReceivedText')} label={t('decide.notReceivedNote')} submit={t('decide.notReceivedSubmit')} />
  );
  const giveUp = (
    <WordsDialog {...common} schema={withWords(true)} act={async ({ words }) => asWords(await acts.decide({ orderId, decision: 'REFUSED', note: words }), 'note')} variant="danger"
      open={t('decide.giveUp')} title={t('decide.giveUpTitle')} text={t('decide.giveUpText')} label={t('decide.refusal')} submit={t('decide.giveUp')} />
  );
  const received = <Press variant="primary" size="lg" act={() => acts.receive({ orderId })} pendingLabel={t('decide.receivedPending')}>{t('decide.received')}</Press>;
  switch (stage) {
    case 'signed': case 'to-accept': case 'to-ship': case 'ship-late': return cancel;
    case 'shipped': case 'delivered':
      return <div className="flex flex-col gap-3"><p className="text-sm text-ink-muted">{t('decide.receivedHint')}</p><div className="flex flex-wrap gap-3">{received}{missing}</div></div>;
    case 'not-received': return <div className="flex flex-wrap gap-3">{received}{giveUp}</div>;
    case 'received': return <div className="flex flex-col gap-5"><p className="text-sm text-ink-muted">{t('decide.inspectLead')}</p><InspectionForm orderId={orderId} serials={serials} inspect={acts.inspect} /></div>;
    case 'inspected': return <div className="flex flex-col gap-5"><p className="text-sm text-ink-muted">{t('decide.lead')}</p><DecisionForm orderId={orderId} decide={acts.decide} /></div>;
    default: return null;
  }
}
