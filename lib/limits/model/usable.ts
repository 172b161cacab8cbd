import { ANSWER_MINUTES } from './limit-request';
import { cameTooLate } from './reasons';
import type { CreditReason } from './scorecard';
import type { ApprovalStatus, AskState, RequestState } from './states';
import { WAITING_ASKS } from './states';

/** An ask as far as it is seen whether anything can be done with it. Instants are RFC 3339 or Date. */
export interface AskSight {
  state: AskState;
  approval: { status: ApprovalStatus; expiresAt: Date } | null;
  /** [{ offerId, terms, expiresAt }] */
  offers: unknown;
  /** Whose answer it is. */
  institution: { status: 'ACTIVE' | 'PAUSED' | 'REMOVED' };
}

export const isWaiting = (ask: Pick<AskSight, 'state'>): boolean => WAITING_ASKS.some((state) => state === ask.state);

/** Whether a financier that is still answering has asked for longer than all are given at first. Instants are RFC 3339. */
export const wantsLonger = ({ answerBy }: { answerBy: string }, now: string): boolean => Date.parse(answerBy) - Date.parse(now) > ANSWER_MINUTES * 60_000;

export interface StoredOffer {
  offerId: string;
  terms: unknown;
  expiresAt: string;
}

export const storedOffers = ({ offers }: Pick<AskSight, 'offers'>): StoredOffer[] => (Array.isArray(offers) ? offers as StoredOffer[] : []);

export const storedReasons = ({ reasons }: { reasons: unknown }): CreditReason[] => (Array.isArray(reasons) ? reasons as CreditReason[] : []);

/** Whether the purchaser can take something of this answer now: a live approval, or an offer that still stands, of a financier that may be asked for it. */
export function isUsable(ask: AskSight, nowMs: number): boolean {
  if (ask.state === 'APPROVED') return ask.approval?.status === 'LIVE' && ask.approval.expiresAt.getTime() > nowMs;
  return ask.state === 'COUNTER_OFFER' && ask.institution.status === 'ACTIVE' && storedOffers(ask).some((offer) => Date.parse(offer.expiresAt) > nowMs);
}

/** Whether the same financier may be asked the same again: it approved or offered, but that is over (or was when it came), or it never answered; and anybody may ask it. */
export const mayAskAgain = (ask: AskSight & { reasons: unknown }, nowMs: number): boolean => ask.institution.status === 'ACTIVE'
  && (ask.state === 'FAILED' || (ask.state === 'DECLINED' && cameTooLate(storedReasons(ask))) || ((ask.state === 'APPROVED' || ask.state === 'COUNTER_OFFER') && !isUsable(ask, nowMs)));

/**
 * Whether what stands on the page may change by itself, while the request is open: somebody is at it, or did not answer
 * in time and may yet, or approved and may take it back.
 */
export const mayChange = (request: { state: RequestState; waiting: readonly unknown[]; offers: readonly unknown[]; ended: readonly { what: string }[] }): boolean =>
  request.state === 'OPEN' && (request.waiting.length + request.offers.length > 0 || request.ended.some(({ what }) => what === 'FAILED'));
