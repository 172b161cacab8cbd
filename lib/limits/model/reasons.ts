import type { CreditReason } from './scorecard';

/** Reasons that the mall itself gives, in the form in which financiers give theirs. */
export const MALL_REASONS = {
  SELLER_LIMIT: { code: 'SELLER_LIMIT', ko: '이 판매자와 그 금융사 사이의 한도가 모자랍니다. 내 신용과는 상관이 없습니다.',
    en: 'The limit between this seller and the lender does not reach. It has nothing to do with your credit.' },
  OFFER_GONE: { code: 'OFFER_GONE', ko: '그 조건은 그사이에 끝났습니다. 같은 조건이 다시 되는지 물어볼 수 있습니다.',
    en: 'That offer has ended in the meantime. You can ask whether it still stands.' },
  NO_ANSWER: { code: 'NO_ANSWER', ko: '정해진 시간 안에 답이 오지 않았습니다.', en: 'No answer came in time.' },
  UNREADABLE: { code: 'UNREADABLE', ko: '금융사의 답이 그 조건과 맞지 않아 쓰지 않았습니다. 관리자가 확인합니다.',
    en: 'The lender’s answer does not follow from its own terms, so it is not used. An admin is looking at it.' },
  TAKEN_BACK: { code: 'TAKEN_BACK', ko: '최근에 담당자가 거둔 한도가 있어 담당자가 살펴봅니다.',
    en: 'A person took a limit back lately, so a person looks at this.' },
  NOT_ASKED: { code: 'NOT_ASKED', ko: '이 금융사에는 지금 묻지 않습니다.', en: 'This lender is not being asked at present.' },
  REFUSED: { code: 'REFUSED', ko: '금융사가 질문을 받지 않았습니다. 관리자가 확인합니다.', en: 'The lender did not take the question. An admin is looking at it.' },
} as const satisfies Record<string, CreditReason>;

/** Whether an answer is about the seller's limit alone, and so nothing of the purchaser's would change it. */
export const isSellersAlone = (reasons: readonly CreditReason[]): boolean => reasons.length > 0 && reasons.every(({ code }) => code === MALL_REASONS.SELLER_LIMIT.code);

/** Whether an approval came when its own time was over: it is kept as declined, and nobody declined. */
export const cameTooLate = (reasons: readonly CreditReason[]): boolean => reasons.length > 0 && reasons.every(({ code }) => code === MALL_REASONS.OFFER_GONE.code);

/** What a person at the desk may decline with. */
export const DESK_REASONS: readonly CreditReason[] = [
  { code: 'DESK_BURDEN', ko: '매달 낼 돈이 소득에 견주어 큽니다.', en: 'The monthly burden is high for the income.' },
  { code: 'DESK_UNVERIFIED', ko: '적어 주신 내용을 확인하지 못했습니다.', en: 'What was stated could not be confirmed.' },
  { code: 'DESK_EXPOSURE', ko: '이미 쓰고 있는 한도와 더하면 금액이 큽니다.', en: 'Together with the limit in use the amount is high.' },
  { code: 'DESK_PURPOSE', ko: '이 물건과 조건은 저희가 다루지 않습니다.', en: 'We do not finance these goods on these terms.' },
];

/** A financier's words without what turns the direction of a line or cannot be seen: it is shown among ours. */
export const plainWords = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim();

/** A word for machines: `RISK`, `hold-refused: limit-exceeded`. */
const MACHINE_WORD = /^[\x21-\x7e]+(?:: [\x21-\x7e]+)?$/;

/** A reason that a person can read, as a financier gave it; null where it gave a word for machines, or none. */
export const spokenReason = (reason: string | null): string | null => (reason && !MACHINE_WORD.test(reason) ? reason : null);
