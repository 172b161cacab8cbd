import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { requestFor } from '../asking';
import type { Check } from '../check';
import { fieldRefused, problemType, refused, shown, type Answer, type Kit } from '../kit';
import { hold } from '../verdict';

const ERRORS = 'Transport · Errors';

async function spoilt(kit: Kit, change: (body: LimitRequestBody) => unknown): Promise<Answer> {
  const body = await requestFor(kit);
  return kit.post('/limit-requests', change(body), { key: body.requestId });
}

const isProblem = (answer: Answer): void => {
  hold(/^application\/problem\+json\b/i.test(answer.headers.get('content-type') ?? ''), `${shown(answer)} with Content-Type ${answer.headers.get('content-type') ?? 'none'}.`, 'Send Content-Type: application/problem+json (RFC 9457).');
  hold(problemType(answer) !== '', `${shown(answer)}.`, 'Say which problem it is: "type": "urn:dalmada:problem:…".');
};

/** Texts and values that are no amount: one amount has one spelling. */
const NO_AMOUNTS: unknown[] = ['100.5', '1e3', '-0', '-1', '+1', '007', '', ' 100', '１００', 42_000_000];

export const REFUSAL_CHECKS: Check[] = [
  {
    name: 'problem-json', title: 'every error is a problem with a type', section: ERRORS,
    run: async (kit) => {
      isProblem(await kit.get(`/limit-requests/${kit.id('lr_none')}`, { unsigned: true }));
      isProblem(await kit.get(`/limit-requests/${kit.id('lr_none')}`));
      isProblem(await kit.postText('/limit-requests', '{', { key: kit.id('key') }));
      isProblem(await spoilt(kit, (body) => ({ ...body, terms: undefined })));
    },
  },
  {
    name: 'json', title: 'a body that is no JSON is refused', section: ERRORS,
    run: async (kit) => {
      for (const text of ['{"requestId":', 'requestId=1', '{}{}']) refused(await kit.postText('/limit-requests', text, { key: kit.id('key') }), 400, 'json', `The body ${text} is no JSON`);
    },
  },
  {
    name: 'unknown-field', title: 'a field that is not known is refused in a request', section: 'Transport · HTTPS, JSON in UTF-8',
    run: async (kit) => {
      fieldRefused(await spoilt(kit, (body) => ({ ...body, surprise: true })), '/surprise', 'A mall must not believe that a field was heard which was not');
      fieldRefused(await spoilt(kit, (body) => ({ ...body, terms: { ...body.terms, surprise: '1' } })), '/terms/surprise', 'A mall must not believe that a field was heard which was not');
    },
  },
  {
    name: 'missing-field', title: 'a field that is missing is refused', section: ERRORS,
    run: async (kit) => {
      fieldRefused(await spoilt(kit, ({ seller: _, ...body }) => body), '/seller', 'The seller is missing');
      fieldRefused(await spoilt(kit, (body) => ({ ...body, terms: { ...body.terms, termMonths: '36' } })), '/terms/termMonths', 'termMonths is a number');
    },
  },
  {
    name: 'amounts', title: 'an amount is a string of digits in its only spelling', section: 'Transport · Money',
    run: async (kit) => {
      for (const value of NO_AMOUNTS) {
        const answer = await spoilt(kit, (body) => ({ ...body, purchaser: { ...body.purchaser, annualIncome: value } }));
        fieldRefused(answer, '/purchaser/annualIncome', `${JSON.stringify(value)} is no amount; amounts are strings of integer minor units`);
      }
      fieldRefused(await spoilt(kit, (body) => ({ ...body, goods: body.goods.map((each) => ({ ...each, cashPrice: '1990000.0' })) })), '/goods/0/cashPrice', '"1990000.0" is no amount');
    },
  },
];
