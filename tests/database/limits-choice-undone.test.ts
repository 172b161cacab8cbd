import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '@/lib/kernel/result';
import { markChosen } from '@/lib/limits/mark-chosen';
import { releaseLimits } from '@/lib/limits/release-limits';
import { resumeApprovals } from '@/lib/limits/resume-approvals';
import { limitRequestPage } from '@/lib/limits/views/request';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { formStanding } from '@/lib/orders/views/form-standing';
import { write } from '@/lib/platform/db';
import { errorOf, valueOf } from '../support/catalogue';
import { forgetJobs, workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf } from '../support/limits';
import { signingInput } from '../support/orders';

/* A bank that was chosen may yet refuse the hold: until it has confirmed, the others’ good answers are kept. */

let stage: LimitStage;
beforeAll(async () => { stage = await LimitStage.open(); });
beforeEach(() => stage.newPurchaser());
afterAll(() => stage.bank.close());

describe('the choice of an outside financier', () => {
  it('keeps the others until it has confirmed its hold, then declines them', async () => {
    stage.bank.next('limit-requests', { answer: 'approve', annualRate: '0.02' });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const [desk, script] = [await askOf(stage.deps, id, 'desk'), await askOf(stage.deps, id, 'script')];
    valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: script.approval?.id ?? '' }));
    expect(await askOf(stage.deps, id, 'desk')).toMatchObject({ state: 'LOST', approval: { status: 'LIVE' } });
    expect(errorOf(await write(stage.deps, (tx) => markChosen(tx, { approvalId: desk.approval?.id ?? '', actor: stage.purchaser, at: stage.database.clock.now() }))), 'lost is lost').toEqual({ code: 'limits.approval-ended' });
    await workOff(stage.deps, 'hold-approval');
    expect(await askOf(stage.deps, id, 'desk')).toMatchObject({ state: 'LOST', approval: { status: 'DECLINED', endedReason: 'other-chosen' } });
  });

  it('is undone where it then refuses the hold: the others are still there, and another is taken', async () => {
    stage.bank.next('limit-requests', { answer: 'approve', annualRate: '0.02' });
    stage.bank.next('hold', { answer: 'http', status: 409, body: { type: 'about:blank', title: 'no', status: 409 } });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const script = await askOf(stage.deps, id, 'script');
    const dead = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: script.approval?.id ?? '' }));
    await workOff(stage.deps, 'hold-approval');
    const page = await limitRequestPage(stage.deps, stage.purchaser, id);
    expect(page).toMatchObject({ state: 'OPEN', chosen: null, offers: [{ lender: { code: 'desk' } }], ended: [{ lender: { code: 'script' }, what: 'REVOKED' }] });
    expect(page?.log.map(({ what }) => what)).toEqual(expect.arrayContaining(['chosen', 'revoked', 'choice-undone']));
    expect(await stage.deps.db.notification.count({ where: { userId: stage.purchaser.userId, kind: 'limits.choice-undone' } })).toBe(1);
    expect(await formStanding(stage.deps.db, stage.purchaser, dead.orderId, stage.database.clock.now()), 'the form leads to the others').toMatchObject({ end: { why: 'REVOKED', othersStand: true } });
    const { approval } = await askOf(stage.deps, id, 'desk');
    const form = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: approval?.id ?? '' }));
    expect(form.orderId).not.toBe(dead.orderId);
    expect(valueOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(form.orderId, stage.purchaser.name))).orderId).toBe(form.orderId);
  });

  it('stays as it is and says so, where nobody else’s offer is there', async () => {
    stage.bank.next('limit-requests', { answer: 'approve' });
    stage.bank.next('hold', { answer: 'http', status: 409 });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const script = await askOf(stage.deps, id, 'script');
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: script.approval?.id ?? '' }));
    await workOff(stage.deps, 'hold-approval');
    expect(await limitRequestPage(stage.deps, stage.purchaser, id)).toMatchObject({ state: 'CHOSEN', end: { why: 'REVOKED' } });
    expect(await formStanding(stage.deps.db, stage.purchaser, orderId, stage.database.clock.now())).toMatchObject({ end: { why: 'REVOKED', othersStand: false } });
  });

  it('whose hold is never heard of, since its form was given up, declines the others by the sweep', async () => {
    stage.bank.next('limit-requests', { answer: 'approve', annualRate: '0.02' });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const script = await askOf(stage.deps, id, 'script');
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: script.approval?.id ?? '' }));
    await forgetJobs(stage.deps.db);
    const later = async () => { stage.database.clock.advance({ minutes: 11 }); await resumeApprovals(stage.deps); };
    await later();
    expect(await askOf(stage.deps, id, 'desk'), 'while the hold may still be refused').toMatchObject({ state: 'LOST', approval: { status: 'LIVE' } });
    const at = stage.database.clock.now();
    await write(stage.deps, async (tx) => { await releaseLimits(tx, { orderId, at, reason: 'form-cancelled', actor: stage.purchaser }); return ok(null); });
    await forgetJobs(stage.deps.db);
    await later();
    expect(await askOf(stage.deps, id, 'desk')).toMatchObject({ state: 'LOST', approval: { status: 'DECLINED', endedReason: 'other-chosen' } });
  });
});
