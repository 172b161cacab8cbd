import * as z from 'zod';
import { listingQuoteInput, termsQuoteInput } from '@/lib/catalogue/model/quote';
import { ALLOWED } from './public-api';

/** What a request says, as the schema that reads it has it. */
const asked = (schema: z.ZodType): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }) as { $schema?: string };
  return rest;
};

const minor = { type: 'string', pattern: '^-?(0|[1-9][0-9]*)$', description: 'An amount in the minor unit of the currency: won for KRW, cents for USD.' };
const object = (properties: Record<string, object>, optional: readonly string[] = []) =>
  ({ type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const whole = { type: 'integer' };
const text = { type: 'string' };
const date = { type: 'string', format: 'date' };

const row = object({ seq: whole, dueOn: date, amount: minor, interest: minor, principal: minor, balance: minor }, ['dueOn']);
const exit = object({ month: whole, paid: minor, left: minor, unearnedFee: minor, buyout: minor, returnCharge: minor });
const quote = object({
  terms: { type: 'object', description: 'The terms as they were priced, rates in their one spelling.' },
  financed: minor, monthlyInstalment: minor, lastInstalment: minor,
  totalCost: { ...minor, description: 'Everything that is bound to be paid: the sum of the schedule and the first payment.' },
  totalToOwn: { ...minor, description: 'The total cost and the residual.' },
  realAnnualRate: { type: 'string', description: 'Twelve times the monthly rate at which everything paid is worth what was financed; a decimal with six digits.' },
  schedule: { type: 'array', items: row },
  exits: { type: 'array', items: exit, description: 'What leaving costs after each month: buyout = left + residual − unearnedFee.' },
  canonical: {
    ...object({ terms: { type: 'object' }, text: { type: 'string', description: 'RFC 8785 form of the terms.' }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }),
    description: 'As a contract carries them; only where an anchor was given.',
  },
}, ['canonical']);
const problem = object({
  type: text, title: text, status: whole,
  errors: { type: 'array', items: object({ pointer: { type: 'string', description: 'JSON pointer into the request.' }, code: text, detail: text }) },
}, ['errors']);

const answer = (description: string, schema: string, type: string, headers?: object) => ({ description, ...(headers && { headers }), content: { [type]: { schema: ref(schema) } } });
const refused = (description: string, headers?: object) => answer(description, 'Problem', 'application/problem+json', headers);

/** The public interface, OpenAPI 3.1: what is asked comes from the schemas that read it. */
export const openapi = (baseUrl: string): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Dalmada', version: '1.0.0',
    description: `Prices lease terms as the mall, its contracts and its financiers do: the same terms give the same schedule, to the minor unit. No account is needed; ${ALLOWED.requests} requests in ${ALLOWED.seconds} seconds from one address. Each month bears annualRate/12 on what is owed, rounded by rounding.interest to the minor unit; the instalment is rounded once, by rounding.unit and rounding.mode; the last instalment takes the difference.`,
  },
  servers: [{ url: baseUrl }],
  paths: {
    '/api/v1/quotes': {
      post: {
        operationId: 'createQuote', summary: 'A quote of any terms, or of what the mall shows',
        requestBody: { required: true, content: { 'application/json': { schema: { oneOf: [ref('TermsQuote'), ref('ListingQuote')] } } } },
        responses: {
          200: answer('What follows from the terms.', 'Quote', 'application/json'), 400: refused('The body is not JSON, or too large.'),
          404: refused('The mall shows no such listing.'), 422: refused('The terms are impossible; each field is named by a JSON pointer.'),
          429: refused('Too many requests from this address.', { 'Retry-After': { schema: whole, description: 'Seconds.' } }),
        },
      },
    },
  },
  components: { schemas: { TermsQuote: asked(termsQuoteInput), ListingQuote: asked(listingQuoteInput), Quote: quote, Problem: problem } },
});
