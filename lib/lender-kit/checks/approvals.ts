import { approvalUse, type ApprovalUse } from '@/lib/institutions/model/answers';
import { approved, type Approved } from '../asking';
import type { Check } from '../check';
import { answered, refused, shown, type Answer, type Kit } from '../kit';
import { hold } from '../verdict';

const SECTION = 'Calls · POST /approvals/{approvalId}/hold · /use · /release';

interface Taking {
  orderId: string;
  amount: bigint;
  monthly: bigint;
}

type Verb = 'hold' | 'use' | 'release';

const whole = (kit: Kit, { approval }: Approved): Taking => ({ orderId: kit.id('o'), amount: BigInt(approval.approvedAmount), monthly: BigInt(approval.monthlyCap) });
const half = (kit: Kit, { approval }: Approved): Taking => ({ orderId: kit.id('o'), amount: BigInt(approval.approvedAmount) / 2n, monthly: BigInt(approval.monthlyCap) / 2n });

/** Under the protocol's key, unless another is said: then the order decides and not the key. */
export function take(kit: Kit, approvalId: string, verb: Verb, { orderId, amount, monthly }: Taking, { seconds = 1800, key = `${orderId}:${verb}` } = {}): Promise<Answer> {
  const sums = { amount: amount.toString(), monthlyInstalment: monthly.toString() };
  const body = { orderId, ...(verb === 'release' ? {} : sums), ...(verb === 'hold' ? { until: kit.in(seconds) } : {}) };
  return kit.post(`/approvals/${approvalId}/${verb}`, body, { key });
}

function sumsOf(answer: Answer, approvalId: string): ApprovalUse {
  answered(answer, [200], 'It fits the approval');
  const read = approvalUse.safeParse(answer.body);
  hold(read.success && read.data.approvalId === approvalId, `${shown(answer)}.`, 'Answer { approvalId, held, used, available, version } of this approval.');
  return read.data;
}

/** The answer says these sums, and that the rest is available. */
function says(answer: Answer, { approval }: Approved, held: bigint, used: bigint, because: string): void {
  const sums = sumsOf(answer, approval.approvalId);
  const available = BigInt(approval.approvedAmount) - held - used;
  hold(sums.held === held.toString() && sums.used === used.toString() && sums.available === available.toString(), `${shown(answer)}.`, `${because}: held ${held}, used ${used}, available ${available}.`);
}

export const APPROVAL_CHECKS: Check[] = [
  {
    name: 'hold', title: 'a hold counts, once per order', section: SECTION,
    run: async (kit) => {
      const of = await approved(kit);
      const [id, first, second] = [of.approval.approvalId, half(kit, of), half(kit, of)];
      says(await take(kit, id, 'hold', first), of, first.amount, 0n, 'One order holds half');
      says(await take(kit, id, 'hold', first, { key: kit.id('key') }), of, first.amount, 0n, 'The same order again, under another key, holds no more');
      says(await take(kit, id, 'hold', second), of, first.amount + second.amount, 0n, 'A second order holds half');
    },
  },
  {
    name: 'limit-exceeded', title: 'more than the approval, in all or a month, is refused', section: SECTION,
    run: async (kit) => {
      const of = await approved(kit);
      const [id, all] = [of.approval.approvalId, whole(kit, of)];
      const more = { ...whole(kit, of), amount: all.amount + 1n };
      refused(await take(kit, id, 'hold', more), 409, 'limit-exceeded', 'It is one more than approvedAmount');
      refused(await take(kit, id, 'hold', { ...whole(kit, of), monthly: all.monthly + 1n }), 409, 'limit-exceeded', 'The instalment is one more than monthlyCap');
      says(await take(kit, id, 'hold', all), of, all.amount, 0n, 'What was refused holds nothing, and all of it fits');
      const other = { orderId: kit.id('o'), amount: 1n, monthly: 1n };
      refused(await take(kit, id, 'hold', other), 409, 'limit-exceeded', 'Another order holds all of it');
      refused(await take(kit, id, 'use', other), 409, 'limit-exceeded', 'Another order holds all of it');
    },
  },
  {
    name: 'hold-parallel', title: 'holds at the same moment do not pass the limit together', section: SECTION,
    run: async (kit) => {
      const of = await approved(kit);
      const answers = await Promise.all(Array.from({ length: 10 }, () => take(kit, of.approval.approvalId, 'hold', whole(kit, of))));
      const done = answers.filter(({ status }) => status === 200);
      hold(done.length <= 1, `Of ten orders that each wanted all of it at once, ${done.length} got it.`, 'Add up what is held and write the new hold under one lock of the approval.');
      const after = await take(kit, of.approval.approvalId, 'hold', whole(kit, of));
      if (done.length === 1) refused(after, 409, 'limit-exceeded', 'One of ten has all of it');
      else answered(after, [200], 'None of ten at once got it, and nobody holds it now');
    },
  },
  {
    name: 'release', title: 'a release frees a hold', section: SECTION,
    run: async (kit) => {
      const of = await approved(kit);
      const [id, first] = [of.approval.approvalId, whole(kit, of)];
      says(await take(kit, id, 'hold', first), of, first.amount, 0n, 'One order holds all');
      says(await take(kit, id, 'release', first), of, 0n, 0n, 'It was released');
      says(await take(kit, id, 'release', first, { key: kit.id('key') }), of, 0n, 0n, 'Released again, nothing changes');
      const second = whole(kit, of);
      says(await take(kit, id, 'hold', second), of, second.amount, 0n, 'What was released is free for another order');
    },
  },
  {
    name: 'use', title: 'a use consumes its order’s own hold', section: SECTION,
    run: async (kit) => {
      const of = await approved(kit);
      const [id, all] = [of.approval.approvalId, whole(kit, of)];
      says(await take(kit, id, 'hold', all), of, all.amount, 0n, 'One order holds all');
      says(await take(kit, id, 'use', all), of, 0n, all.amount, 'Its use takes the place of its hold');
      says(await take(kit, id, 'use', all, { key: kit.id('key') }), of, 0n, all.amount, 'Used again, nothing changes');
    },
  },
  {
    name: 'use-released', title: 'a release reverses a use', section: SECTION,
    run: async (kit) => {
      const of = await approved(kit);
      const [id, all] = [of.approval.approvalId, whole(kit, of)];
      says(await take(kit, id, 'use', all), of, 0n, all.amount, 'Used without a hold before');
      says(await take(kit, id, 'release', all), of, 0n, 0n, 'A release reverses a use');
    },
  },
  {
    name: 'until', title: 'a hold ends by itself', section: SECTION,
    run: async (kit) => {
      const of = await approved(kit);
      const [id, first, second] = [of.approval.approvalId, whole(kit, of), whole(kit, of)];
      const seconds = kit.options.holdSeconds;
      says(await take(kit, id, 'hold', first, { seconds: seconds + 1 }), of, first.amount, 0n, 'One order holds all');
      await kit.options.sleep((seconds + 2) * 1000);
      says(await take(kit, id, 'hold', second), of, second.amount, 0n, 'The until of the other hold has passed: it is released by itself');
    },
  },
  {
    name: 'approval-declined', title: 'a declined approval has ended', section: 'Calls · POST /approvals/{approvalId}/decline',
    run: async (kit) => {
      const of = await approved(kit);
      const id = of.approval.approvalId;
      answered(await kit.post(`/approvals/${id}/decline`, {}, { key: `${id}:decline` }), [200], 'The purchaser chose another offer');
      refused(await take(kit, id, 'hold', half(kit, of)), 410, 'approval-ended', 'The approval was declined');
    },
  },
  {
    name: 'approval-unknown', title: 'an approval that was not given is 404', section: SECTION,
    run: async (kit) => {
      const unknown = { orderId: kit.id('o'), amount: 100_000n, monthly: 10_000n };
      for (const verb of ['hold', 'use', 'release'] as const) refused(await take(kit, kit.id('ap_none'), verb, unknown), 404, 'unknown', 'Nobody gave this approval');
    },
  },
];
