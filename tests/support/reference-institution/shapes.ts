/*
 * What a request may look like, written down from the protocol page and without the product's schemas: two that agree
 * by accident would have to make the same mistake.
 */

export interface FieldError {
  pointer: string;
  detail: string;
}

type Shape = (value: unknown, at: string) => FieldError[];

const no = (pointer: string, detail: string): FieldError[] => [{ pointer, detail }];
const like = (pattern: RegExp, detail: string): Shape => (value, at) => (typeof value === 'string' && pattern.test(value) ? [] : no(at, detail));
const oneOf = (...choices: string[]): Shape => (value, at) => (choices.includes(value as string) ? [] : no(at, `one of ${choices.join(', ')}`));
const whole = (least: number, most: number): Shape => (value, at) =>
  (Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? [] : no(at, `a whole number from ${least} to ${most}`));
const list = (of: Shape): Shape => (value, at) => (Array.isArray(value) ? value.flatMap((each, index) => of(each, `${at}/${index}`)) : no(at, 'a list'));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const anything: Shape = (value, at) => (isObject(value) ? [] : no(at, 'an object'));

/** An object of these members and no others; a name that ends in `?` may be missing. */
const object = (members: Record<string, Shape>): Shape => (value, at) => {
  if (!isObject(value)) return no(at, 'an object');
  const known = Object.entries(members).map(([name, shape]) => ({ name: name.replace('?', ''), optional: name.endsWith('?'), shape }));
  const strange = Object.keys(value).filter((name) => !known.some((member) => member.name === name));
  return [
    ...strange.flatMap((name) => no(`${at}/${name}`, 'is not known')),
    ...known.flatMap(({ name, optional, shape }) => (value[name] === undefined ? (optional ? [] : no(`${at}/${name}`, 'is missing')) : shape(value[name], `${at}/${name}`))),
  ];
};
const amountsByName: Shape = (value, at) => (isObject(value) ? Object.entries(value).flatMap(([name, each]) => amount(each, `${at}/${name}`)) : no(at, 'an object'));

const text = like(/./su, 'text');
const id = like(/^[!-~]{1,200}$/, 'an id');
const amount = like(/^(0|[1-9][0-9]{0,18})$/, 'a string of integer minor units');
const rate = like(/^(0|[1-9][0-9]*)(\.[0-9]+)?$/, 'a decimal string');
const currency = like(/^[A-Z]{3}$/, 'ISO 4217');
const instant = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'RFC 3339 in UTC');
const sha256 = like(/^[0-9a-f]{64}$/, 'SHA-256 in hexadecimal');
const mode = oneOf('HALF_EVEN', 'HALF_UP', 'DOWN');
const seller = object({ reference: id, name: text, businessNumber: text });

export const SHAPES = {
  'limit-requests': object({
    requestId: id, currency, createdAt: instant, answerBy: instant,
    purchaser: object({
      reference: id, kind: oneOf('PERSON', 'BUSINESS'), birthYear: whole(1900, 2200), annualIncome: amount,
      employment: oneOf('EMPLOYED', 'SELF_EMPLOYED', 'RETIRED', 'STUDENT', 'OTHER'), monthlyObligations: amount,
      consents: list(object({ code: text, recipient: id, version: text, givenAt: instant })),
    }),
    seller, goods: list(object({ listing: id, title: text, category: text, quantity: whole(1, 1000), cashPrice: amount })),
    terms: object({
      cashPrice: amount, firstPayment: amount, residual: amount, endOfTerm: oneOf('TITLE_TRANSFER', 'RETURN_OR_BUYOUT'), termMonths: whole(1, 120),
      timing: oneOf('ARREARS', 'ADVANCE'), advancePayments: whole(0, 0), annualRate: rate, rounding: object({ unit: amount, mode, interest: mode }),
      monthlyInstalment: amount, totalCost: amount, totalToOwn: amount,
    }),
    'acceptsOffer?': id,
  }),
  hold: object({ orderId: id, amount, monthlyInstalment: amount, until: instant }),
  use: object({ orderId: id, amount, monthlyInstalment: amount }),
  release: object({ orderId: id }),
  decline: object({}),
  'seller-limits': object({ requestId: id, seller, requested: amount, 'currency?': currency }),
  contracts: object({
    orderId: id, approvalId: id, deliveredAt: instant, acceptedAt: instant, acceptance: oneOf('ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'BY_SILENCE'), serials: list(text),
    parties: object({ purchaser: object({ name: text, address: text, phone: text, email: text }), seller: object({ name: text, businessNumber: text, address: text }) }),
    terms: anything, termsSha256: sha256,
  }),
  remittances: object({ remittanceId: id, period: text, currency, lines: list(object({ seq: whole(0, 1000), amount })), total: amount }),
  events: object({
    eventId: id, type: oneOf('WITHDRAWAL', 'PAYMENT_REFUSAL', 'GUARANTEE_BREACH', 'EARLY_BUYOUT', 'RETURN', 'COMPLETED'), occurredAt: instant,
    version: whole(0, 2_147_483_647), amounts: amountsByName,
  }),
} as const;
export type Posted = keyof typeof SHAPES;
