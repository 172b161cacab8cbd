import { contractQuoteInput, listingQuoteInput, termsQuoteInput } from '@/lib/catalogue/model/quote';
import { termsFromJson } from '@/lib/kernel/fields';
import { canonicalShape } from '@/lib/kernel/verify-terms';
import { answer, asked, object, ref, refused, text, whole } from './openapi-parts';
import { VERIFY_PATHS, VERIFY_SCHEMAS } from './openapi-verify';
import { ALLOWED } from './public-api';

const minor = { type: 'string', pattern: '^-?(0|[1-9][0-9]*)$', description: 'An amount in the minor unit of the currency: won for KRW, cents for USD.' };
const date = { type: 'string', format: 'date' };

/** An upright piano: priced, it costs 97,980 won a month. */
const PIANO = {
  terms: {
    currency: 'KRW', cashPrice: '5480000', firstPayment: '548000', residual: '1096000', endOfTerm: 'RETURN_OR_BUYOUT', termMonths: 48, timing: 'ARREARS', advancePayments: 0,
    annualRate: '0.069', rounding: { unit: '10', mode: 'HALF_UP', interest: 'HALF_EVEN' },
  },
  anchor: '2026-12-25', returnChargeBps: 1000,
};

const row = object({ seq: whole, dueOn: date, amount: minor, interest: minor, principal: minor, balance: minor }, ['dueOn']);
const exit = object({ month: whole, paid: minor, left: minor, unearnedFee: minor, buyout: minor, returnCharge: minor });
const quote = object({
  terms: { ...ref('Terms'), description: 'The terms as they were priced, rates in their one spelling.' },
  financed: minor, monthlyInstalment: minor, lastInstalment: minor,
  totalCost: { ...minor, description: 'Everything that is bound to be paid: the sum of the schedule and the first payment.' },
  totalToOwn: { ...minor, description: 'The total cost and the residual.' },
  returnChargeBps: { ...whole, description: 'As asked; of what the mall shows, that of its listing.' },
  realAnnualRate: { type: 'string', description: 'Twelve times the monthly rate at which everything paid is worth what was financed; a decimal with six digits.' },
  schedule: { type: 'array', items: row },
  exits: { type: 'array', items: exit, description: 'What leaving costs after each month: buyout = left + residual − unearnedFee.' },
  canonical: {
    ...object({ terms: ref('ContractTerms'), text: { type: 'string', description: 'RFC 8785 form of the terms.' }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }),
    description: 'As a contract carries them; only where there is an anchor.',
  },
  payoff: {
    ...object({ on: date, left: minor, unearnedFee: minor, buyout: minor }),
    description: 'Buying on the day that was asked for: the instalments after it, with the residual, less the fee for days that have not passed; within a month it is earned evenly by the day, rounded half up.',
  },
  differences: { type: 'array', items: { type: 'string' }, description: 'Of a contract: JSON pointers to what it says and its own terms do not. None: all agrees.' },
}, ['canonical', 'payoff', 'differences']);
const problem = object({
  type: text, title: text, status: whole,
  errors: { type: 'array', items: object({ pointer: { type: 'string', description: 'JSON pointer into the request.' }, code: text, detail: text }) },
}, ['errors']);

/** The public interface, OpenAPI 3.1: what is asked comes from the schemas that read it. */
export const openapi = (baseUrl: string): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Dalmada', version: '1.0.0',
    description: `Checks contracts, and prices lease terms as the mall, its contracts and its financiers do: the same terms give the same schedule, to the minor unit. No account is needed; ${ALLOWED.requests} requests in ${ALLOWED.seconds} seconds from one address. Each month bears annualRate/12 on what is owed, rounded by rounding.interest to the minor unit. The instalment is PMT(annualRate/12, termMonths, cashPrice − firstPayment, −residual), due at the end of each month (timing ARREARS) or at its beginning (ADVANCE); it is rounded once, to a multiple of rounding.unit by rounding.mode. The last instalment takes the difference, so that exactly the residual is left.`,
  },
  servers: [{ url: baseUrl }],
  paths: {
    '/api/v1/quotes': {
      post: {
        operationId: 'createQuote', summary: 'A quote of any terms, of a contract, or of what the mall shows',
        requestBody: { required: true, content: { 'application/json': { schema: { anyOf: [ref('TermsQuote'), ref('ContractQuote'), ref('ListingQuote')] }, example: PIANO } } },
        responses: {
          200: answer('What follows from the terms.', 'Quote', 'application/json'), 400: refused('The body is no JSON object, or has a name twice.'),
          404: refused('The mall shows no such listing.'), 405: refused('Another method than POST.'), 413: refused('The body is too large.'),
          422: refused('The terms are impossible; each field is named by a JSON pointer.'),
          429: refused('Too many requests from this address.', { 'Retry-After': { schema: whole, description: 'Seconds.' } }),
        },
      },
    },
    ...VERIFY_PATHS,
  },
  components: { schemas: { ...VERIFY_SCHEMAS, Terms: asked(termsFromJson), ContractTerms: asked(canonicalShape), TermsQuote: asked(termsQuoteInput), ContractQuote: asked(contractQuoteInput), ListingQuote: asked(listingQuoteInput), Quote: quote, Problem: problem } },
});
