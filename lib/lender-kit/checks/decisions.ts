import { approved, ask, askSellerLimit, larger, readDecision, readSellerLimit, settled } from '../asking';
import { OTHER_PLANS } from '../cases';
import type { Check } from '../check';
import { approvalFaults, howCounted } from '../judge';
import { refused, shown } from '../kit';
import { Advice, hold, NotSeen } from '../verdict';

const REQUESTS = 'Calls · POST /limit-requests';
const SELLERS = 'Calls · POST /seller-limits';

export const DECISION_CHECKS: Check[] = [
  {
    name: 'decision', title: 'a limit request has a decision of the protocol’s shape', section: REQUESTS,
    run: async (kit) => { await ask(kit); },
  },
  {
    name: 'approval-amounts', title: 'an approval’s amounts follow from its own rate', section: REQUESTS,
    run: async (kit) => {
      const { body, approval } = await approved(kit);
      const faults = approvalFaults(body, approval, kit.now);
      hold(faults.length === 0, `Approval ${approval.approvalId}: ${faults.join('; ')}.`, 'Compute instalment and totals from your own rate by the rule of the terms: a twelfth of it each month, interest rounded by rounding.interest, the instalment once by unit and mode, the last one takes the difference.');
    },
  },
  {
    name: 'approval-plans', title: 'also of plans in advance, with a residual, a first payment or another rounding', section: REQUESTS,
    run: async (kit) => {
      const asked = [];
      for (const plan of OTHER_PLANS) asked.push(await ask(kit, { plan }));
      const approvals = asked.flatMap(({ body, decision }) => (decision.status === 'APPROVED' ? [{ body, approval: decision.approval }] : []));
      if (approvals.length === 0) throw new NotSeen('no other plan was approved at once');
      // The page does not say how the month after the last instalment in advance is counted, up to a residual: that comes last, and is advised.
      const silent = ({ body: { terms } }: typeof approvals[number]) => terms.timing === 'ADVANCE' && terms.residual !== '0';
      for (const each of [...approvals.filter((one) => !silent(one)), ...approvals.filter(silent)]) {
        const { body, approval } = each;
        const faults = approvalFaults(body, approval, kit.now);
        const mend = `Follow timing, residual, firstPayment and rounding of the request: totalCost is every instalment and the first payment, totalToOwn adds the residual. ${howCounted(body.currency, { ...body.terms, annualRate: approval.annualRate })}`;
        const seen = `Of ${JSON.stringify(body.terms)}: ${faults.join('; ')}.`;
        if (faults.length > 0 && silent(each)) throw new Advice(seen, `A mall that counts otherwise refuses it. ${mend}`);
        hold(faults.length === 0, seen, mend);
      }
    },
  },
  {
    name: 'lookup', title: 'GET gives the same decision', section: 'Calls · GET /limit-requests/{requestId}',
    run: async (kit) => {
      const asked = await ask(kit);
      const final = await settled(kit, asked);
      const found = await kit.get(`/limit-requests/${asked.body.requestId}`);
      const decision = readDecision(found, asked.body.requestId);
      // What is still being made may be made between the two.
      if (!final) return;
      hold(JSON.stringify(sorted(decision)) === JSON.stringify(sorted(final)), `${shown(found)}; decided was ${JSON.stringify(final).slice(0, 240)}.`, 'GET answers with the decision as it was given.');
    },
  },
  {
    name: 'lookup-unknown', title: 'GET of what nobody asked is 404', section: 'Calls · GET /limit-requests/{requestId}',
    run: async (kit) => { refused(await kit.get(`/limit-requests/${kit.id('lr_none')}`), 404, 'unknown', 'Nobody asked this'); },
  },
  {
    name: 'no-seller-limit', title: 'a seller without a limit is declined with SELLER_LIMIT', section: SELLERS,
    run: async (kit) => {
      const { decision } = await ask(kit, { seller: kit.id('s_none') });
      hold(decision.status === 'DECLINED', `The request was answered ${decision.status}.`, 'Decline a limit request of a seller that has no live seller limit with you.');
      hold(decision.reasons.some(({ code }) => code === 'SELLER_LIMIT'), `The reasons were ${JSON.stringify(decision.reasons)}.`, 'Give the reason with code SELLER_LIMIT.');
    },
  },
  {
    name: 'seller-limit', title: 'a seller’s limit is answered, and lets its purchasers ask', section: SELLERS,
    run: async (kit) => {
      const seller = kit.id('s');
      const answer = await askSellerLimit(kit, seller, kit.id('sr'));
      const limit = readSellerLimit(answer);
      if (answer.status === 202 || limit.status !== 'APPROVED') throw new NotSeen(`the seller’s limit is ${limit.status}`);
      hold(limit.approvedAmount !== undefined && limit.used === '0' && limit.expiresAt !== undefined && limit.expiresAt > kit.in(0), `${shown(answer)}.`, 'Say approvedAmount, used ("0" at first) and an expiresAt to come.');
      const { decision } = await ask(kit, { seller });
      const hindered = decision.status === 'DECLINED' && decision.reasons.some(({ code }) => code === 'SELLER_LIMIT');
      hold(!hindered, `A request of ${seller} was declined with SELLER_LIMIT after its limit was approved.`, 'An approved seller limit counts at once.');
    },
  },
  {
    name: 'seller-limit-repeated', title: 'the same question about a seller has the same answer', section: SELLERS,
    run: async (kit) => {
      const [seller, requestId] = [kit.id('s'), kit.id('sr')];
      const [first, again] = [await askSellerLimit(kit, seller, requestId), await askSellerLimit(kit, seller, requestId)];
      readSellerLimit(first);
      hold(first.text === again.text && first.status === again.status, `First ${shown(first)}; then ${shown(again)}.`, 'The key is the requestId: send the stored answer.');
    },
  },
  {
    name: 'larger-amounts', title: 'whatever larger amounts are answered with is well formed', section: REQUESTS,
    run: async (kit) => {
      for (const { body, final } of await larger(kit)) {
        if (final?.status !== 'APPROVED') continue;
        const faults = approvalFaults(body, final.approval, kit.now);
        hold(faults.length === 0, `Approval of ${body.terms.cashPrice}: ${faults.join('; ')}.`, 'An approval follows from its own rate, whatever its amount.');
      }
    },
  },
  {
    name: 'reasons', title: 'a decline has its reasons in Korean and English', section: REQUESTS,
    run: async (kit) => {
      const declined = (await larger(kit)).flatMap(({ final }) => (final?.status === 'DECLINED' ? [final] : []));
      if (declined.length === 0) throw new NotSeen('none of the larger cases was declined');
      for (const { requestId, reasons } of declined) {
        hold(reasons.length > 0, `${requestId} was declined without a reason.`, 'Give at least one reason.');
        for (const reason of reasons) hold(/[가-힣]/.test(reason.ko) && /[A-Za-z]/.test(reason.en), `The reason ${JSON.stringify(reason)}.`, 'Each reason is read by the purchaser: ko in Korean, en in English.');
      }
    },
  },
];

/** The same members in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
