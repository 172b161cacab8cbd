import { limitDecision, type LimitDecision } from '@/lib/institutions/model/answers';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import type { Clock } from '@/lib/platform/clock';
import type { Answer, DeskCaller } from './desk-caller';
import { limitRequestOf, type AskedCase } from './limit-request-body';

const SELLER = { reference: 's_1', name: '한빛전자', businessNumber: '1208147521' };

/** How long a hold stands by itself. */
export const UNTIL_MINUTES = 30;

let counter = 0;
export const nextId = (prefix = 'lr') => {
  counter += 1;
  return `${prefix}_${counter}`;
};

/** The type of a problem, without its prefix. */
export const problemOf = (answer: Answer) => String(answer.body.type).replace('urn:dalmada:problem:', '');

/** What a mall asks a lender about limits, each call under a key of its own. */
export function deskLimits(mall: DeskCaller, clock: Clock) {
  async function ask(asked: Partial<AskedCase> = {}): Promise<{ answer: Answer; body: LimitRequestBody; decision: LimitDecision }> {
    const body = limitRequestOf({ requestId: nextId(), ...asked });
    const answer = await mall.post('/limit-requests', body, { key: body.requestId });
    return { answer, body, decision: limitDecision.parse(answer.body) };
  }
  async function approved(asked: Partial<AskedCase> = {}) {
    const { decision, body } = await ask({ purchaser: nextId('p'), ...asked });
    if (decision.status !== 'APPROVED') throw new Error(decision.status);
    return { ...decision.approval, body };
  }
  const taking = (approval: Approved, orderId: string) => ({ orderId, amount: approval.approvedAmount, monthlyInstalment: approval.monthlyInstalment });
  return {
    ask,
    approved,
    sellerLimit: (reference: string, requested: string) => {
      const requestId = nextId('sr');
      return mall.post('/seller-limits', { requestId, seller: { ...SELLER, reference }, requested }, { key: requestId });
    },
    hold: (approval: Approved, orderId: string, change: object = {}) => mall.post(`/approvals/${approval.approvalId}/hold`, {
      ...taking(approval, orderId), until: clock.now().add({ minutes: UNTIL_MINUTES }).toString(), ...change,
    }, { key: nextId(`${orderId}:hold`) }),
    use: (approval: Approved, orderId: string, change: object = {}) =>
      mall.post(`/approvals/${approval.approvalId}/use`, { ...taking(approval, orderId), ...change }, { key: nextId(`${orderId}:use`) }),
    release: (approval: Approved, orderId: string) =>
      mall.post(`/approvals/${approval.approvalId}/release`, { orderId }, { key: nextId(`${orderId}:release`) }),
  };
}

/** An approval and the request that it answers. */
export type Approved = Extract<LimitDecision, { status: 'APPROVED' }>['approval'] & { body: LimitRequestBody };
