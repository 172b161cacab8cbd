/** What is wrong at a place of a request, by its code: read by whoever writes a mall. `{max}` is a value that the code carries. */
const SENTENCES: Readonly<Record<string, string>> = {
  'already-used': 'This order has used the approval with another amount: release that first.',
  amount: 'Write a string of whole minor units in its only spelling, such as "1990000": 10^18 at most, and above 0 unless nothing may be asked for here.',
  'birth-year': 'Write a year from 1900 to 2200 as a number.',
  'contract-ended': 'The contract of this order has ended: it is not drawn anew.',
  choice: 'This is not one of the values that the protocol has here.',
  currency: 'Write an ISO 4217 code in capitals, such as "KRW".',
  date: 'Write a day of the years 1900 to 2999 as YYYY-MM-DD.',
  differs: 'This does not follow from the rest of the body.',
  id: 'Write an id of 1 to 200 printable ASCII characters without spaces.',
  instant: 'Write an RFC 3339 instant in UTC with its seconds, such as "2026-11-23T05:00:00Z".',
  invalid: 'This has another type or form than the protocol has here.',
  month: 'Write a month as YYYY-MM, such as "2026-12".',
  'no-instalment': 'The contract has no instalment of this number.',
  'not-approved': 'The approval was given on another value: a contract is on the terms of its request, at the rate of its approval.',
  'not-offered': 'The offer was made on another value: it is taken up as it was made.',
  'not-used': 'This order has not used the approval: that comes first.',
  past: 'This instant has passed: write one that is to come.',
  quantity: 'Write a whole number from 1.',
  rate: 'Write a rate per year as a plain decimal in a string, such as "0.069".',
  repeated: 'This stands here already.',
  required: 'This is needed here.',
  sha256: 'Write a SHA-256 as 64 hexadecimal digits in lower case.',
  term: 'Write a whole number of months from 1 to 120.',
  'terms.currency': 'This currency cannot be used.',
  'terms.do-not-follow': 'This does not follow from the terms beside it.',
  'terms.first-payment-too-high': 'The first payment has to be less than the cash price.',
  'terms.invalid': 'These terms cannot be priced: see that the rate is from 0 to 10, with at most 12 decimals.',
  'terms.months': 'Write a whole number of months from 1 to 120.',
  'terms.rate': 'Write a rate from 0 to 10 in a string, with at most 12 decimals.',
  'terms.residual-too-high': 'The residual has to be less than the cash price after the first payment.',
  'terms.residual-with-title': 'Where title passes at the end there is no residual.',
  'terms.rounding-too-coarse': 'The unit of rounding is too large for this amount and these months.',
  'terms.unreadable': 'This is not the form of canonical terms, version 1.',
  text: 'Write well-formed Unicode without NUL.',
  'too-big': 'This is more than may be.',
  'too-long': 'This is longer than {max} characters.',
  'too-many': 'These are more than may be sent at once.',
  'too-short': 'This is shorter than may be.',
  'too-small': 'This is less than may be.',
  'unexpected-field': 'The protocol has no field of this name here.',
  version: 'Write a whole number from 0.',
};

export const hasSentence = (coded: string): boolean => Object.hasOwn(SENTENCES, coded.split('?', 1)[0] ?? '');

/** The sentence of a code, which may carry values: `too-long?max=2000`. */
export function fieldSentence(coded: string): string {
  const [code = '', query] = coded.split('?', 2);
  const values = new URLSearchParams(query);
  return (SENTENCES[code] ?? SENTENCES.invalid ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
}
