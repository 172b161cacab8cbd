import type { OfferAnswer } from '@/lib/institutions/model/answers';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { larger, postRequest, readDecision, requestFor } from '../asking';
import type { Check } from '../check';
import { approvalFaults, offerFaults } from '../judge';
import { refused, shown, type Answer, type Kit } from '../kit';
import { hold, NotSeen } from '../verdict';

const SECTION = 'Calls · POST /limit-requests · COUNTER_OFFER';

interface Countered {
  body: LimitRequestBody;
  offers: OfferAnswer[];
}

async function countered(kit: Kit): Promise<[Countered, ...Countered[]]> {
  const [first, ...rest] = (await larger(kit)).flatMap(({ body, final }) => (final?.status === 'COUNTER_OFFER' ? [{ body, offers: final.offers }] : []));
  if (!first) throw new NotSeen('none of the larger cases was answered with a counter-offer');
  return [first, ...rest];
}

/** A new request of the same purchaser, on the offer's terms. */
async function taking({ body }: Countered, offer: OfferAnswer, kit: Kit): Promise<{ body: LimitRequestBody; answer: Answer }> {
  const request = await requestFor(kit, {
    purchaser: body.purchaser.reference, seller: body.seller.reference, cashPriceMinor: BigInt(body.terms.cashPrice), terms: offer.terms, acceptsOffer: offer.offerId,
  });
  return { body: request, answer: await postRequest(kit, request) };
}

/** The first offer, taken once for all checks. */
const taken = (kit: Kit) => kit.once('taken', async () => {
  const [first] = await countered(kit);
  const offer = first.offers[0] as OfferAnswer;
  return { of: first, offer, ...await taking(first, offer, kit) };
});

export const OFFER_CHECKS: Check[] = [
  {
    name: 'offer-terms', title: 'an offer changes months, first payment, residual or rate, and its prices follow', section: SECTION,
    run: async (kit) => {
      for (const { body, offers } of await countered(kit)) {
        const faults = offers.flatMap((offer) => offerFaults(body, offer, kit.now));
        hold(faults.length === 0, `To a request of ${body.terms.cashPrice}: ${faults.join('; ')}.`, 'Offer terms for the same goods, with monthlyInstalment, totalCost and totalToOwn computed from them, and an expiresAt to come.');
        hold(new Set(offers.map(({ offerId }) => offerId)).size === offers.length, `Two offers have one offerId: ${offers.map(({ offerId }) => offerId).join(', ')}.`, 'Each offer has an offerId of its own.');
      }
    },
  },
  {
    name: 'offer-order', title: 'offers come cheapest first', section: SECTION,
    run: async (kit) => {
      const several = (await countered(kit)).filter(({ offers }) => offers.length > 1);
      if (several.length === 0) throw new NotSeen('no counter-offer had more than one offer');
      for (const { offers } of several) {
        const totals = offers.map(({ terms }) => BigInt(terms.totalToOwn));
        hold(totals.every((total, index) => index === 0 || (totals[index - 1] ?? 0n) <= total), `totalToOwn in their order: ${totals.join(', ')}.`, 'Sort offers by totalToOwn, the least first.');
      }
    },
  },
  {
    name: 'offer-taken', title: 'taking an offer is an approval on its terms', section: SECTION,
    run: async (kit) => {
      const { body, offer, answer } = await taken(kit);
      const decision = readDecision(answer, body.requestId);
      hold(decision.status === 'APPROVED', `${shown(answer)}.`, 'A request with acceptsOffer is answered by an approval of the offered terms, or 410.');
      const { approval } = decision;
      const faults = approvalFaults(body, approval, kit.now);
      hold(faults.length === 0, `Approval ${approval.approvalId}: ${faults.join('; ')}.`, 'The approval is of the offer’s terms.');
      const same = approval.annualRate === offer.terms.annualRate && approval.monthlyInstalment === offer.terms.monthlyInstalment && approval.totalCost === offer.terms.totalCost;
      hold(same, `Offered were ${offer.terms.annualRate}, ${offer.terms.monthlyInstalment} a month, ${offer.terms.totalCost}; approved ${approval.annualRate}, ${approval.monthlyInstalment}, ${approval.totalCost}.`, 'The approval has the rate and the prices of the offer.');
    },
  },
  {
    name: 'offer-taken-twice', title: 'an offer is taken once', section: SECTION,
    run: async (kit) => {
      const { of, offer, answer } = await taken(kit);
      if (answer.status !== 200) throw new NotSeen('the offer could not be taken once');
      refused((await taking(of, offer, kit)).answer, 410, 'approval-ended', `Offer ${offer.offerId} was taken before`);
    },
  },
  {
    name: 'offer-unknown', title: 'an offer that was not made cannot be taken', section: SECTION,
    run: async (kit) => {
      refused(await postRequest(kit, await requestFor(kit, { acceptsOffer: kit.id('of_none') })), 410, 'approval-ended', 'Nobody offered this');
    },
  },
];
