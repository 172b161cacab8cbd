import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountHead } from '@/components/people/account-head';
import { MethodList } from '@/components/payments/method-list';
import { SetupReturn } from '@/components/payments/setup-return';
import { takenAtOnce } from '@/lib/billing/views/taken-at-once';
import { currentGateway } from '@/lib/payments/gateways';
import { myMethods } from '@/lib/payments/views/methods';
import { isId } from '@/lib/platform/id';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { beginSetupAction, makeDefaultAction, removeMethodAction, returnFromSetupAction } from './actions';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('payments'))('title') };
}

const idIn = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' && isId(value) ? value : undefined);

export default async function PaymentPage({ searchParams }: Props) {
  const [actor, { db, env, clock }, t, asked] = await Promise.all([pageActor('PURCHASER', '/account/payment'), webDeps(), getTranslations('payments'), searchParams]);
  const [added, leaseId] = [idIn(asked['added']), idIn(asked['lease'])];
  const lease = leaseId === undefined ? {} : { leaseId };
  return (
    <>
      <AccountHead place="payment" lead={t('lead')} />
      {added !== undefined && <SetupReturn methodId={added} {...lease} action={returnFromSetupAction} />}
      <MethodList rows={await myMethods(db, actor)} taken={await takenAtOnce(db, actor, clock.now())} {...lease} open={currentGateway(env) !== null} returning={added !== undefined} actions={{ begin: beginSetupAction, makeDefault: makeDefaultAction, remove: removeMethodAction }} />
    </>
  );
}
