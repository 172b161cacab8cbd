import { contractAnswer, contractPending, type ContractAnswer } from '@/lib/institutions/model/answers';
import type { ContractBody } from '@/lib/institutions/model/protocol';
import { signedBy } from '@/lib/institutions/transport/keys';
import { approved, type Approved } from '../asking';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { contractOf } from '../cases';
import type { Check } from '../check';
import { answered, fieldRefused, shown, type Answer, type Kit } from '../kit';
import { hold, NotSeen, onlyAdvised } from '../verdict';
import { take } from './approvals';

const SECTION = 'Calls · POST /contracts';

const post = (kit: Kit, body: ContractBody, key = body.orderId): Promise<Answer> => kit.post('/contracts', body, { key });

/** An order that has used its approval, and its contract as a mall asks for it. */
async function ready(kit: Kit): Promise<ContractBody> {
  const of: Approved = await approved(kit);
  const { approvalId, approvedAmount, annualRate, monthlyInstalment } = of.approval;
  const orderId = kit.id('o');
  const used = await take(kit, approvalId, 'use', { orderId, amount: BigInt(approvedAmount), monthly: BigInt(monthlyInstalment) });
  if (used.status !== 200) throw new NotSeen(`no order could use its approval (${used.status})`);
  return contractOf({ body: of.body, annualRate, approvalId, orderId, at: kit.now });
}

function readContract(body: unknown, seen: string): ContractAnswer {
  const read = contractAnswer.safeParse(body);
  hold(read.success, `${seen}: ${read.error?.issues.map((issue) => `/${issue.path.join('/')} ${issue.message}`).join(', ') ?? ''}.`, 'Answer a contract as the protocol shows it, statement in both languages.');
  return read.data;
}

/** A contract issued for all checks: at once, or called back. */
const issued = (kit: Kit) => kit.once('contract', async () => {
  const body = await ready(kit);
  const answer = await post(kit, body);
  answered(answer, [201, 202], 'A contract is answered with the issued contract, or 202 and a callback');
  if (answer.status === 201) return { body, answer, contract: readContract(answer.body, shown(answer)) };
  const pending = contractPending.safeParse(answer.body);
  hold(pending.success, `${shown(answer)}.`, 'With 202 answer { contractId, status, version }.');
  const data = await kit.until(() => kit.options.listener.said('contract.issued').find((each) => each.orderId === body.orderId || each.contractId === pending.data.contractId));
  if (!data) throw new NotSeen('the contract was answered 202 and not called back in time');
  return { body, answer, contract: readContract(data, 'contract.issued') };
});

export const CONTRACT_CHECKS: Check[] = [
  {
    name: 'contract', title: 'a contract is issued, or called back', section: SECTION,
    run: async (kit) => { await issued(kit); },
  },
  {
    name: 'contract-hash', title: 'a contract names the hash of the terms it was given', section: SECTION,
    run: async (kit) => {
      const { body, contract } = await issued(kit);
      hold(contract.termsSha256 === body.termsSha256, `termsSha256 was ${contract.termsSha256}; the RFC 8785 form of the terms has ${body.termsSha256}.`, 'Hash the terms in their RFC 8785 form, as they were sent, and name that hash: a mall refuses any other.');
    },
  },
  {
    name: 'contract-wrong-hash', title: 'a hash that is not of the terms is refused', section: SECTION,
    run: async (kit) => {
      const body = await ready(kit);
      const answer = await post(kit, { ...body, termsSha256: '0'.repeat(64) });
      hold(answer.status < 500, `${shown(answer)}.`, 'A request that does not hold together is no failure of the server: refuse it, or issue what its terms say.');
      onlyAdvised(() => { fieldRefused(answer, '/termsSha256', 'It is not the hash of the terms: recompute it, since a mall whose terms were changed on their way would not hear of it from you'); });
    },
  },
  {
    name: 'contract-signature', title: 'the signature of a contract verifies', section: SECTION,
    run: async (kit) => {
      const { publicKey } = kit.options;
      const { contract } = await issued(kit);
      if (!contract.signature) throw new NotSeen('contracts are not signed, which they need not be');
      if (publicKey === undefined) throw new NotSeen('no public key was given (--public-key FILE)');
      const good = signedBy(Buffer.from(contract.termsSha256, 'hex'), Buffer.from(contract.signature.value, 'base64'), publicKey);
      hold(good, `The signature under keyid ${contract.signature.keyid} does not verify with the key given.`, 'Sign the 32 bytes of termsSha256 (not their hexadecimal text) with Ed25519, base64.');
    },
  },
  {
    name: 'contract-repeated', title: 'one contract per order', section: SECTION,
    run: async (kit) => {
      const { body, answer, contract } = await issued(kit);
      const [same, otherKey] = [await post(kit, body), await post(kit, body, kit.id('key'))];
      hold(same.text === answer.text, `First ${shown(answer)}; then ${shown(same)}.`, 'The key is the orderId: send the stored answer.');
      onlyAdvised(() => {
        answered(otherKey, [201, 202], 'The same contract asked for again');
        const again = contractPending.safeParse(otherKey.body);
        hold(again.data?.contractId === contract.contractId, `${shown(otherKey)}; before it was ${contract.contractId}.`, 'Give an order one contract, also under another key: a mall that lost its record of the first asks so.');
      });
    },
  },
  {
    name: 'remittance', title: 'a remittance of what fell due is taken, one whose lines do not add up not', section: 'Calls · POST /contracts/{contractId}/remittances',
    run: async (kit) => {
      const { body: { terms }, contract: { contractId } } = await issued(kit);
      const [first, second] = (terms as unknown as CanonicalTerms).schedule;
      if (!first || !second) throw new NotSeen('the contract has no second instalment');
      /** A month's instalment, and so much more as its total. */
      const send = ({ seq, amount, dueOn }: typeof first, more: bigint) => {
        const remittanceId = kit.id('rm');
        const body = { remittanceId, period: dueOn.slice(0, 7), currency: 'KRW', lines: [{ seq, amount }], total: (BigInt(amount) + more).toString() };
        return kit.post(`/contracts/${contractId}/remittances`, body, { key: remittanceId });
      };
      answered(await send(first, 0n), [201], 'It is the first instalment, of its month');
      const wrong = await send(second, 1n);
      hold(wrong.status < 500, `${shown(wrong)}.`, 'A sum that is wrong is no failure of the server.');
      onlyAdvised(() => { fieldRefused(wrong, '/total', `The lines add up to ${second.amount}`); });
    },
  },
  {
    name: 'contract-event', title: 'what becomes of a contract is heard', section: 'Calls · POST /contracts/{contractId}/events',
    run: async (kit) => {
      const { contract: { contractId } } = await issued(kit);
      const event = { eventId: kit.id('ev'), type: 'WITHDRAWAL', occurredAt: kit.in(0), version: 1, amounts: { refund: '0' } };
      answered(await kit.post(`/contracts/${contractId}/events`, event, { key: event.eventId }), [202], 'A contract’s event is recorded');
    },
  },
];
