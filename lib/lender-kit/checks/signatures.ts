import { postRequest, requestFor } from '../asking';
import type { Check } from '../check';
import { refused, shown, type Answer, type Kit } from '../kit';
import type { Manner } from '../sign';
import { hold } from '../verdict';

const SECTION = 'Transport · Requests are signed';
const POSTED = ['@method', '@target-uri', 'content-digest', 'idempotency-key'];

/** A call that changes nothing: whoever is let in hears that there is no such approval. */
function knock(kit: Kit, manner: Manner): Promise<Answer> {
  const nobodys = kit.id('ap_none');
  return kit.post(`/approvals/${nobodys}/decline`, {}, { key: `${nobodys}:decline`, manner });
}

/** How the two clocks stand to each other, where that could be the reason. */
function clocks(answer: Answer, kit: Kit): string {
  const said = Date.parse(answer.headers.get('date') ?? '');
  const off = Number.isNaN(said) ? 0 : Math.round((said - kit.now.epochMilliseconds) / 1000);
  return Math.abs(off) < 2 ? '' : ` (the server’s Date header is ${off} s from this machine’s clock: mend that first)`;
}

const letIn = (answer: Answer, mend: string): void => { hold(answer.status !== 401 && answer.status < 500, `${shown(answer)}.`, mend); };

export const SIGNATURE_CHECKS: Check[] = [
  {
    name: 'health', title: 'health is answered 200 without a signature', section: 'Calls · GET /health',
    run: async (kit) => {
      const answer = await kit.get('/health', { unsigned: true });
      hold(answer.status === 200, `${shown(answer)}.`, 'Answer 200, to anybody.');
    },
  },
  {
    name: 'unsigned', title: 'an unsigned request is refused and does nothing', section: SECTION,
    run: async (kit) => {
      const body = await requestFor(kit);
      const answer = await kit.post('/limit-requests', body, { key: body.requestId, manner: { unsigned: true } });
      refused(answer, 401, 'signature', 'Nobody may ask without a signature');
      const known = await kit.get(`/limit-requests/${body.requestId}`);
      hold(known.status === 404, `${shown(known)}.`, 'A request whose signature does not hold must leave nothing behind.');
      refused(await kit.get(`/limit-requests/${body.requestId}`, { unsigned: true }), 401, 'signature', 'A GET is signed too');
      letIn(await postRequest(kit, body), 'A 401 is not kept for its key: the same request, signed, is answered.');
    },
  },
  {
    name: 'wrong-signature', title: 'a signature that does not verify is refused', section: SECTION,
    run: async (kit) => { refused(await knock(kit, { spoiled: true }), 401, 'signature', 'Verify the signature over the signature base'); },
  },
  {
    name: 'digest', title: 'a Content-Digest that is not of the body is refused', section: SECTION,
    run: async (kit) => {
      refused(await knock(kit, { digestOf: '{"other":1}' }), 401, 'signature', 'Compute the SHA-256 of the bytes received and compare it with Content-Digest, besides verifying the signature');
    },
  },
  {
    name: 'created', title: 'created is accepted within 300 s and not beyond, either way', section: SECTION,
    run: async (kit) => {
      for (const offsetSeconds of [-301, 301, -299, 299]) {
        await kit.earlyInSecond();
        const answer = await knock(kit, { offsetSeconds });
        const said = `created was ${offsetSeconds} s from this machine’s clock${clocks(answer, kit)}`;
        if (Math.abs(offsetSeconds) > 300) refused(answer, 401, 'signature', `${said}. Refuse what is further than 300 s from yours`);
        else letIn(answer, `${said}. Accept what is within 300 s of yours.`);
      }
    },
  },
  {
    name: 'keyid', title: 'a keyid that nobody registered is refused', section: SECTION,
    run: async (kit) => { refused(await knock(kit, { keyId: kit.id('stranger') }), 401, 'signature', 'Choose the key by keyid, and refuse one that is not registered'); },
  },
  {
    name: 'components', title: 'each component has to be covered', section: SECTION,
    run: async (kit) => {
      for (const left of POSTED) {
        const answer = await knock(kit, { components: POSTED.filter((name) => name !== left) });
        refused(answer, 401, 'signature', `"${left}" was not covered. A POST is signed over ${POSTED.join(', ')}`);
      }
    },
  },
  {
    name: 'order-and-label', title: 'components in any order, under any label, are accepted', section: SECTION,
    run: async (kit) => {
      letIn(await knock(kit, { components: [...POSTED].reverse() }), 'Accept the components in any order: the signature base follows the order of Signature-Input.');
      letIn(await knock(kit, { label: 'mall' }), 'Accept any label: find the signature under the label of Signature-Input.');
    },
  },
  {
    name: 'signed-get', title: 'a GET is signed over method and address alone', section: SECTION,
    run: async (kit) => {
      const answer = await kit.get(`/limit-requests/${kit.id('lr_none')}`);
      hold(answer.status === 404, `${shown(answer)}.`, 'A GET has no body: ask for @method and @target-uri only, and answer 404 for what is not known.');
      refused(await kit.get(`/limit-requests/${kit.id('lr_none')}`, { components: ['@method'] }), 401, 'signature', '"@target-uri" was not covered');
    },
  },
];
