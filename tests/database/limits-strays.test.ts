import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pauseInstitution, removeInstitution, resumeInstitution } from '@/lib/institutions/change-status';
import { SYSTEM } from '@/lib/kernel/actor';
import { askAgain, takeOffer } from '@/lib/limits/ask-again';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { resumeApprovals } from '@/lib/limits/resume-approvals';
import { limitRequestPage } from '@/lib/limits/views/request';
import { limitRequestList } from '@/lib/limits/views/requests';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { errorOf, valueOf } from '../support/catalogue';
import { jobs, workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf } from '../support/limits';

/* What a bank said and is not taken: approvals that were kept aside, and offers of one that nobody asks any more. */

let stage: LimitStage;
beforeAll(async () => { stage = await LimitStage.open(); });
beforeEach(() => stage.newPurchaser());
afterAll(() => stage.bank.close());

const declined = () => stage.bank.log.filter(({ call }) => call === 'decline').map(({ key }) => key);

describe('an approval that was kept aside, since its figures did not follow', () => {
  it('is declined at its bank once its request is closed, once, and not while a right answer may still come', async () => {
    stage.bank.next('limit-requests', { answer: 'wrong-amounts' });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const script = await askOf(stage.deps, id, 'script');
    expect(script).toMatchObject({ state: 'FAILED', approval: null });
    const [externalId] = [...stage.bank.books.approvals.keys()].slice(-1);
    const sweep = async () => { stage.database.clock.advance({ minutes: 11 }); await closeOverdueRequests(stage.deps); await resumeApprovals(stage.deps); };
    await sweep();
    expect(await jobs(stage.deps.db, 'decline-stray')).toEqual([]);
    const { approval } = await askOf(stage.deps, id, 'desk');
    valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: approval?.id ?? '' }));
    await sweep();
    expect(await jobs(stage.deps.db, 'decline-stray')).toHaveLength(1);
    await workOff(stage.deps, 'decline-stray');
    await sweep();
    expect(await jobs(stage.deps.db, 'decline-stray')).toEqual([]);
    expect(declined()).toEqual([`${externalId ?? ''}:decline`]);
    expect(stage.bank.books.approvals.get(externalId ?? '')).toMatchObject({ status: 'DECLINED' });
  });
});

describe('a counter-offer of a bank that nobody asks any more', () => {
  it('cannot be taken nor asked for anew while it rests, can be when it is asked again, and is over when it is removed', async () => {
    stage.bank.next('limit-requests', { answer: 'counter', termMonths: [36], annualRate: '0.01' });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const script = await askOf(stage.deps, id, 'script');
    const page = () => limitRequestPage(stage.deps, stage.purchaser, id);
    const lenders = async () => (await page())?.offers.map(({ lender }) => lender.code);
    expect(await lenders()).toEqual(expect.arrayContaining(['desk', 'script']));
    const [offer] = script.offers as { offerId: string }[];
    valueOf(await pauseInstitution(stage.deps, SYSTEM, { code: 'script' }));
    expect(await lenders()).toEqual(['desk']);
    expect((await page())?.ended).toMatchObject([{ lender: { code: 'script' }, what: 'ENDED', mayAskAgain: false }]);
    expect(await limitRequestList(stage.deps, stage.purchaser)).toMatchObject([{ usable: 1 }]);
    expect(errorOf(await takeOffer(stage.deps, stage.purchaser, { askId: script.id, offerId: offer?.offerId ?? '' }))).toEqual({ code: 'limits.lender-rests' });
    expect(errorOf(await askAgain(stage.deps, stage.purchaser, { askId: script.id }))).toEqual({ code: 'limits.lender-rests' });
    valueOf(await resumeInstitution(stage.deps, SYSTEM, { code: 'script' }));
    expect(await lenders()).toEqual(expect.arrayContaining(['desk', 'script']));
    valueOf(await removeInstitution(stage.deps, SYSTEM, { code: 'script' }));
    expect(await lenders()).toEqual(['desk']);
  });
});
