import type { z } from 'zod';
import { callInstitution, JOB_DEADLINE_MS, type InstitutionCall } from '@/lib/institutions/call-institution';
import { limitDecision, sellerLimitAnswer, type LimitDecision } from '@/lib/institutions/model/answers';
import type { HoldBody, LimitRequestBody, ReleaseBody, SellerLimitBody, UseBody } from '@/lib/institutions/model/protocol';
import { findUnheardKeys } from '@/lib/institutions/store';
import type { Deps } from '@/lib/platform/db';
import type { Answered, ApprovalOrder, Financier } from './financier';

/** A hold taken anew after a release is another hold: the first one's key would only give back the first one's answer. `store/owed.ts` looks for these keys. */
const keyOf = (verb: string, { orderId, round }: Pick<ApprovalOrder, 'orderId' | 'round'>) =>
  (round === 1 ? `${orderId}:${verb}` : `${orderId}:${verb}:${round}`);

/** An outside institution, over the institution protocol. */
export class HttpInstitution implements Financier {
  constructor(private readonly deps: Deps, private readonly institutionId: string) {}

  async askLimit(body: LimitRequestBody): Promise<Answered<LimitDecision>> {
    const answered = await this.ask({ method: 'POST', path: '/limit-requests', key: body.requestId, body }, limitDecision);
    return about(body.requestId, answered);
  }

  async readLimit(requestId: string): Promise<Answered<LimitDecision>> {
    return about(requestId, await this.ask({ method: 'GET', path: `/limit-requests/${encodeURIComponent(requestId)}` }, limitDecision));
  }

  hold(order: ApprovalOrder, until: string, stands?: Stands): Promise<Answered<void>> {
    const body: HoldBody = { orderId: order.orderId, amount: String(order.amountMinor), monthlyInstalment: String(order.monthlyMinor), until };
    return this.tell(order.externalId, 'hold', { key: keyOf('hold', order), body, ...(stands && { stands }) });
  }

  use(order: ApprovalOrder, stands?: Stands): Promise<Answered<void>> {
    const body: UseBody = { orderId: order.orderId, amount: String(order.amountMinor), monthlyInstalment: String(order.monthlyMinor) };
    return this.tell(order.externalId, 'use', { key: keyOf('use', order), body, ...(stands && { stands }) });
  }

  release(order: Pick<ApprovalOrder, 'externalId' | 'orderId' | 'round'>): Promise<Answered<void>> {
    const body: ReleaseBody = { orderId: order.orderId };
    return this.tell(order.externalId, 'release', { key: keyOf('release', order), body });
  }

  decline(externalId: string): Promise<Answered<void>> {
    return this.tell(externalId, 'decline', { key: `${externalId}:decline`, body: {} });
  }

  /** What was sent for this order and never answered for good: it may yet arrive. */
  async unheard(order: Pick<ApprovalOrder, 'orderId' | 'round'>): Promise<('hold' | 'use')[]> {
    const keys = await findUnheardKeys(this.deps.db, this.institutionId, [keyOf('hold', order), keyOf('use', order)]);
    return (['hold', 'use'] as const).filter((verb) => keys.includes(keyOf(verb, order)));
  }

  askSellerLimit(body: SellerLimitBody) {
    return this.ask({ method: 'POST', path: '/seller-limits', key: body.requestId, body }, sellerLimitAnswer);
  }

  /** Anything 2xx is a yes: what the institution says of its own sums is its own business. */
  private async tell(externalId: string, verb: string, telling: Pick<Asking, 'key' | 'body' | 'stands'>): Promise<Answered<void>> {
    const outcome = await this.call({ method: 'POST', path: `/approvals/${encodeURIComponent(externalId)}/${verb}`, ...telling });
    return outcome.kind === 'answer' ? { kind: 'answer', value: undefined } : outcome;
  }

  private async ask<S extends z.ZodType>(call: Asking, schema: S): Promise<Answered<z.output<S>>> {
    const outcome = await this.call(call);
    if (outcome.kind !== 'answer') return outcome;
    const read = schema.safeParse(outcome.value);
    return read.success ? { kind: 'answer', value: read.data } : { kind: 'refused', type: 'unreadable' };
  }

  private async call(call: Asking): Promise<Answered<unknown>> {
    const outcome = await callInstitution(this.deps, { institutionId: this.institutionId, deadlineMs: JOB_DEADLINE_MS, ...call });
    switch (outcome.kind) {
      case 'answer': return { kind: 'answer', value: outcome.body };
      case 'problem': return { kind: 'refused', type: outcome.type };
      case 'unknown': return outcome;
    }
  }
}

type Asking = Omit<InstitutionCall, 'institutionId' | 'deadlineMs'>;
type Stands = InstitutionCall['stands'];

/** An answer about another question is none. */
const about = (requestId: string, answered: Answered<LimitDecision>): Answered<LimitDecision> =>
  (answered.kind === 'answer' && answered.value.requestId !== requestId ? { kind: 'refused', type: 'unreadable' } : answered);
