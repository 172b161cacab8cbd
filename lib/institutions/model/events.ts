import { z } from 'zod';
import { issueCode } from '@/lib/kernel/zod-problem';
import { contractAnswer, limitDecision } from './answers';
import { wireAmount, wireId, wireInstant, wireReason, wireVersion } from './wire';

/** Body of every callback (Standard Webhooks). */
export const eventEnvelope = z.object({
  type: z.string().regex(/^[a-z][a-z.-]{0,60}$/),
  timestamp: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type EventEnvelope = z.output<typeof eventEnvelope>;

/** Each place at which JSON is no callback; undefined for what is not JSON at all. */
export function callbackFaults(raw: Uint8Array): { pointer: string; code: string }[] | undefined {
  try {
    const read = eventEnvelope.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)));
    return read.error?.issues.map((issue) => ({ pointer: issue.path.map((part) => `/${String(part)}`).join(''), code: issueCode(issue) })) ?? [];
  } catch {
    return undefined;
  }
}

const reason = z.union([z.string(), wireReason]).optional();

/** `approval.revoked` */
export const approvalRevoked = z.object({ approvalId: wireId, version: wireVersion, reason });
export type ApprovalRevoked = z.output<typeof approvalRevoked>;

/** `contract.refused` */
export const contractRefused = z.object({
  contractId: wireId.optional(), orderId: wireId.optional(), version: wireVersion, reason, reasons: z.array(wireReason).optional(),
});
export type ContractRefused = z.output<typeof contractRefused>;

/** `settlement.paid` */
export const settlementPaid = z.object({ contractId: wireId, amount: wireAmount, version: wireVersion, paidAt: wireInstant });

/** What each callback carries. */
export const EVENT_DATA = {
  'limit.decided': limitDecision,
  'approval.revoked': approvalRevoked,
  'contract.issued': contractAnswer,
  'contract.refused': contractRefused,
  'settlement.paid': settlementPaid,
} as const;
export type EventType = keyof typeof EVENT_DATA;

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_DATA, type);

/** What an event is about may be recorded after the event came (an approval and its revocation, say): so long it is looked for. */
export const PATIENCE_MINUTES = 60;

/** What an event of this type is about, as a person would call it. */
export const aboutOf = (type: string): 'approval' | 'contract' | 'request' | 'other' =>
  type === 'approval.revoked' ? 'approval' : type === 'limit.decided' ? 'request' : /^(?:contract|settlement)\./.test(type) ? 'contract' : 'other';

/** What an event is about, so that a version rises per subject; empty when it names nothing. */
export function eventSubject(data: Record<string, unknown>): string {
  const id = data.requestId ?? data.approvalId ?? data.contractId ?? data.orderId;
  return typeof id === 'string' ? id.slice(0, 200) : '';
}

/** The version an event says it has; 0 where it says none. */
export function eventVersion(data: Record<string, unknown>): number {
  const parsed = wireVersion.safeParse(data.version);
  return parsed.success ? parsed.data : 0;
}

/**
 * What became of an answer or callback: applied, older than what is known, or kept aside because its amounts do not
 * follow from ours (then an alert is raised, nothing is applied). Use cases that apply callbacks return this.
 */
export interface Applied {
  outcome: 'APPLIED' | 'STALE' | 'QUARANTINED';
  /** Why it was quarantined, for the admin. */
  note?: string;
}
