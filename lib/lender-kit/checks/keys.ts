import { ask, askSellerLimit, postRequest, readDecision, readSellerLimit, requestFor } from '../asking';
import type { Check } from '../check';
import { answered, problemType, refused, shown } from '../kit';
import { hold } from '../verdict';

const SECTION = 'Transport · Every POST carries Idempotency-Key';

export const KEY_CHECKS: Check[] = [
  {
    name: 'key-missing', title: 'a POST without Idempotency-Key is refused', section: SECTION,
    run: async (kit) => {
      const answer = await kit.post('/limit-requests', await requestFor(kit), { key: undefined });
      // What is not there is not covered either: whoever looks at the signature first is right, too.
      if (answer.status === 401) refused(answer, 401, 'signature', 'The request had no Idempotency-Key, so its signature does not cover one');
      else refused(answer, 400, 'idempotency-key-missing', 'The request had no Idempotency-Key');
    },
  },
  {
    name: 'key-repeated', title: 'the same key and body get the stored answer, byte for byte', section: SECTION,
    run: async (kit) => {
      const { body, answer } = await ask(kit);
      const again = await postRequest(kit, body);
      hold(again.status === answer.status && again.text === answer.text, `First ${shown(answer)}; then ${shown(again)}.`, 'Keep the answer of each key and send the same bytes again, without deciding anew.');
      const wrong = { ...body, requestId: kit.id('lr'), seller: undefined };
      const refusals = [await kit.post('/limit-requests', wrong, { key: wrong.requestId }), await kit.post('/limit-requests', wrong, { key: wrong.requestId })];
      hold(new Set(refusals.map((each) => `${each.status} ${each.text}`)).size === 1, refusals.map(shown).join('; then '), 'A final 4xx is kept as well.');
    },
  },
  {
    name: 'key-other-body', title: 'the same key with another body is refused', section: SECTION,
    run: async (kit) => {
      const { body } = await ask(kit);
      const other = { ...body, purchaser: { ...body.purchaser, annualIncome: '99000000' } };
      refused(await postRequest(kit, other), 422, 'idempotency-key-reused', 'The key was used with another body; compare the bodies');
    },
  },
  {
    name: 'key-parallel', title: 'the same key twenty times at once is one decision', section: SECTION,
    run: async (kit) => {
      const body = await requestFor(kit);
      const answers = await Promise.all(Array.from({ length: 20 }, () => postRequest(kit, body)));
      const done = answers.filter((answer) => answer.status !== 409 && answer.status !== 503);
      for (const answer of answers) if (answer.status === 409) hold(problemType(answer) === 'in-flight', `${shown(answer)}.`, 'While the first is at work, answer 409 with type urn:dalmada:problem:in-flight.');
      for (const answer of done) answered(answer, [200, 202], 'Twenty times the same request at once');
      done.push(await postRequest(kit, body));
      hold(new Set(done.map((answer) => answer.text)).size === 1, `${new Set(done.map((answer) => answer.text)).size} different answers, among them: ${done.slice(0, 2).map(shown).join('; ')}.`, 'Take the key under a lock or a unique index before you decide, so that one request decides and the others wait, or hear 409 in-flight.');
      const [first] = done;
      if (first) readDecision(first, body.requestId);
    },
  },
  {
    name: 'key-scope', title: 'a key belongs to its method and path', section: SECTION,
    run: async (kit) => {
      const body = await requestFor(kit);
      readSellerLimit(await askSellerLimit(kit, kit.id('s'), body.requestId));
      readDecision(await postRequest(kit, body), body.requestId);
    },
  },
  {
    name: 'deadline', title: 'every call is answered in time, headers and body together', section: 'Transport · The caller',
    run: async (kit) => {
      await kit.get('/health', { unsigned: true });
      const { body } = await ask(kit);
      await kit.get(`/limit-requests/${body.requestId}`);
    },
  },
  {
    name: 'no-redirect', title: 'no call is answered with a redirect', section: 'Transport · The caller',
    run: async (kit) => {
      const [health, found] = [await kit.get('/health', { unsigned: true }), await kit.get(`/limit-requests/${kit.id('lr_none')}`)];
      const posted = await postRequest(kit, await requestFor(kit));
      for (const answer of [health, found, posted]) hold(answer.status < 300 || answer.status >= 400, `${shown(answer)}.`, 'A mall follows no redirect, because a signature is for one address: answer at the registered base URL itself.');
    },
  },
];
