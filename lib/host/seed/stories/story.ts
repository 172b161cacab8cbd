import type { PURCHASERS } from '../purchasers';

/** How far a story goes; what somebody else would have done is done as well. */
export type Ending =
  | 'ASKED' | 'ANSWERED' | 'UNANSWERED' | 'LIMIT_LAPSED' | 'GROWN_OLD' | 'PROPOSED' | 'DECIDED_YES' | 'DECIDED_NO' | 'OBJECTED' | 'DECIDED_OTHERWISE'
  | 'FORM' | 'FORM_LAPSED' | 'FORM_CANCELLED' | 'SIGNED' | 'NOT_CARRIED'
  | 'PLACED' | 'CANCELLED' | 'DECLINED' | 'LAPSED' | 'NOTICE_ACCEPTED' | 'SHIPPED' | 'PROVED' | 'RECEIVED' | 'INSPECTED' | 'DECIDED' | 'SILENT'
  | 'REFUSED' | 'RETURNED'
  | 'RELAYED' | 'CONTRACT_REFUSED' | 'ABANDONED' | 'DRAWN' | 'SENT_BACK' | 'REVIEWED' | 'DELIVERED' | 'LEASED' | 'WITHDRAWN' | 'PAYMENT_REFUSED';

export interface Story {
  /** Mail's part before the at sign. */
  buyer: string;
  /** Title of the goods. */
  goods: string;
  daysAgo: number;
  termMonths: number;
  /** Share of the cash price paid first, in percent. */
  first?: number;
  lenders?: readonly string[];
  /** Whose offer is taken; the desk's, where nothing is said. */
  lender?: 'hanbit';
  /** Whether the outside bank, where it is asked, has answered. */
  bank?: true;
  /** The desk's people approved what the scorecard left to them, and the story goes on. */
  decided?: true;
  to: Ending;
  /** Where the purchaser tells something else than the account's own facts. */
  told?: Partial<Pick<(typeof PURCHASERS)[number], 'annualIncome' | 'employment' | 'obligations'>>;
  /** What was wrong with the goods, why it was cancelled, declined or refused. */
  words?: string;
}

/** The line on which an order goes; an ending that leaves it does so after one of these. */
const LINE = ['ANSWERED', 'FORM', 'SIGNED', 'PLACED', 'NOTICE_ACCEPTED', 'SHIPPED', 'RECEIVED', 'INSPECTED', 'DECIDED', 'RELAYED', 'DRAWN', 'REVIEWED', 'DELIVERED', 'LEASED'] as const;
export type Station = (typeof LINE)[number];

const LEAVES: Partial<Record<Ending, Station>> = {
  LIMIT_LAPSED: 'ANSWERED', GROWN_OLD: 'ANSWERED', UNANSWERED: 'ANSWERED', PROPOSED: 'ANSWERED', DECIDED_YES: 'ANSWERED', DECIDED_NO: 'ANSWERED', OBJECTED: 'ANSWERED', DECIDED_OTHERWISE: 'ANSWERED',
  FORM_LAPSED: 'FORM', FORM_CANCELLED: 'FORM', NOT_CARRIED: 'SIGNED', CANCELLED: 'PLACED', DECLINED: 'PLACED', LAPSED: 'PLACED', PROVED: 'SHIPPED', SILENT: 'SHIPPED',
  REFUSED: 'INSPECTED', RETURNED: 'INSPECTED', CONTRACT_REFUSED: 'RELAYED', ABANDONED: 'RELAYED', SENT_BACK: 'DRAWN', WITHDRAWN: 'LEASED', PAYMENT_REFUSED: 'LEASED',
};

/** The stations of a story, in order. */
export function stationsOf({ to }: Story): readonly Station[] {
  const last = LEAVES[to] ?? to;
  return LINE.slice(0, LINE.findIndex((station) => station === last) + 1);
}

/** Hours after the request at which each station is reached. */
export const HOURS: Record<Station, number> = {
  ANSWERED: 0.02, FORM: 0.2, SIGNED: 0.5, PLACED: 0.55, NOTICE_ACCEPTED: 3, SHIPPED: 21, RECEIVED: 45, INSPECTED: 45.5, DECIDED: 47, RELAYED: 50, DRAWN: 50.1, REVIEWED: 54, DELIVERED: 54.2, LEASED: 56,
};
