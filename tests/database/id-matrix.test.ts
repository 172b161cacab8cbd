import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveSeller } from '@/lib/accounts/approve-seller';
import { changeRole } from '@/lib/accounts/change-role';
import { changeStaffRoles } from '@/lib/accounts/change-staff-roles';
import { handOverOwnership } from '@/lib/accounts/hand-over-ownership';
import { removeStaff } from '@/lib/accounts/remove-staff';
import { rejectSeller } from '@/lib/accounts/reject-seller';
import { restorePerson } from '@/lib/accounts/restore-person';
import { restoreSeller } from '@/lib/accounts/restore-seller';
import { suspendPerson } from '@/lib/accounts/suspend-person';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { auditChain, auditTrail } from '@/lib/accounts/views/audit';
import { personDetail } from '@/lib/accounts/views/people';
import { sellerDetail } from '@/lib/accounts/views/sellers';
import { addUnits } from '@/lib/catalogue/add-units';
import { discardDraft } from '@/lib/catalogue/discard-draft';
import { duplicateListing } from '@/lib/catalogue/duplicate-listing';
import { publishListing } from '@/lib/catalogue/publish-listing';
import { recallListing } from '@/lib/catalogue/recall-listing';
import { republishListing } from '@/lib/catalogue/republish-listing';
import { requestChanges } from '@/lib/catalogue/request-changes';
import { setLowStock } from '@/lib/catalogue/set-low-stock';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { previewPage } from '@/lib/catalogue/views/product';
import { reviewedListing } from '@/lib/catalogue/views/review';
import { sellerListing } from '@/lib/catalogue/views/seller-listings';
import { withdrawUnit } from '@/lib/catalogue/withdraw-unit';
import { abandonContract } from '@/lib/contracts/abandon-contract';
import { approveContract } from '@/lib/contracts/approve-contract';
import { askSecondPerson } from '@/lib/contracts/ask-second-person';
import { requestContract } from '@/lib/contracts/request-contract';
import { returnContract } from '@/lib/contracts/return-contract';
import { contractDocument } from '@/lib/contracts/views/document';
import { followedContract, purchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { contractReview } from '@/lib/contracts/views/review';
import { supplementReview } from '@/lib/contracts/views/supplement-review';
import { purchaserSupplement } from '@/lib/contracts/views/supplements';
import { contractStory } from '@/lib/contracts/views/of-order';
import { answerDeliveryNotice } from '@/lib/deliveries/answer-delivery-notice';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { recordCarrierDelivery } from '@/lib/deliveries/record-carrier-delivery';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { followedFacts } from '@/lib/deliveries/views/version';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { Result } from '@/lib/kernel/result';
import { leaseDetail } from '@/lib/leases/views';
import { askAgain } from '@/lib/limits/ask-again';
import { checkProposal } from '@/lib/limits/check-proposal';
import { decideAskInput } from '@/lib/limits/model/desk-form';
import { decideSellerLimit } from '@/lib/limits/decide-seller-limit';
import { objectToDecline } from '@/lib/limits/object-to-decline';
import { proposeDecision } from '@/lib/limits/propose-decision';
import { proposeSellerLimit } from '@/lib/limits/propose-seller-limit';
import { reduceApproval } from '@/lib/limits/reduce-approval';
import { takeBackApproval } from '@/lib/limits/take-back-approval';
import { deskSeller } from '@/lib/limits/views/desk-sellers';
import { withdrawProposal } from '@/lib/limits/withdraw-proposal';
import { withdrawSellerProposal } from '@/lib/limits/withdraw-seller-proposal';
import { referredCase } from '@/lib/limits/views/desk';
import { limitProgress, limitRequestPage } from '@/lib/limits/views/request';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { formStanding } from '@/lib/orders/views/form-standing';
import { orderForm } from '@/lib/orders/views/order-form';
import type { Deps } from '@/lib/platform/db';
import { proposeRestructure } from '@/lib/supplements/propose-restructure';
import { requestSupplement } from '@/lib/supplements/request-supplement';
import { deskLease, leaseChanges } from '@/lib/supplements/views';
import { withdrawSupplement } from '@/lib/supplements/withdraw-supplement';
import { newId } from '@/lib/platform/id';
import { finishReading } from '@/lib/signing/finish-reading';
import { openSigning } from '@/lib/signing/open-signing';
import { recordConsent } from '@/lib/signing/record-consent';
import { sendSigningCode } from '@/lib/signing/send-signing-code';
import { signContract } from '@/lib/signing/sign-contract';
import { purchaserSigning } from '@/lib/signing/views/purchaser-signing';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { decideCase } from '@/lib/rights/decide-case';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { recordRefund } from '@/lib/rights/record-refund';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { deskRefusal, deskWithdrawal } from '@/lib/rights/views/desk';
import { contractRights } from '@/lib/rights/views/purchaser';
import { sellerRefusal, sellerWithdrawal } from '@/lib/rights/views/seller';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { declineContract } from '@/lib/signing/decline-contract';
import { giveMoreTime } from '@/lib/signing/give-more-time';
import { returnUnsigned } from '@/lib/signing/return-unsigned';
import { signingTime } from '@/lib/signing/views/signing-time';
import { unsignedCase } from '@/lib/signing/views/unsigned';
import { previewBulkEdit } from '@/lib/workplace/preview-bulk-edit';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road } from '@/tests/support/road';
import { ask as askForSupplement, takeOn } from '@/tests/support/supplements';
import { aMember, invite } from '@/tests/support/staff';

/*
 * Invariant 17. Every id of a whole road, put by everybody into every page that takes an id and into every use case that
 * takes one. What is somebody else's and what is not there answer alike.
 */

type Who = 'nobody' | 'purchaserA' | 'purchaserB' | 'sellerA' | 'listingsA' | 'shippingA' | 'sellerB' | 'desk' | 'admin';
type Id = 'listing' | 'request' | 'ask' | 'approval' | 'order' | 'contract' | 'unsigned' | 'lease' | 'seller' | 'person' | 'unit' | 'document' | 'member' | 'invitation' | 'sellerLimit' | 'limitProposal' | 'sellerProposal' | 'supplement' | 'withdrawal' | 'refusal' | 'rightsCase' | 'none';

let road: Road;
let people: Record<Who, Actor>;
let ids: Record<Id, string>;

beforeAll(async () => {
  road = await openRoad();
  const walk = await road.walk('LEASE');
  // Another contract of the same two, which the desk was told that nobody signed.
  const unsigned = await road.walk('DELIVERED', { purchaser: walk.purchaser });
  await road.db.contract.update({ where: { id: unsigned.contractId }, data: { unsignedAt: new Date(0) } });
  const others = await road.walk('LEASE', { lender: 'script', seller: await road.seller('소리나무 악기') });
  const withdrawn = await road.walk('LEASE', { purchaser: walk.purchaser });
  const withdrawal = valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: withdrawn.contractId })).withdrawalId;
  const refusal = valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: NOTE })).refusalId;
  const rightsCase = await road.db.rightsCase.create({ data: { id: newId('rc'), kind: 'GOODS_LATE', withdrawalId: withdrawal, openedAt: new Date(0) } });
  const { unitId } = await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId } });
  const { documentId } = await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } });
  const ask = await road.db.limitAsk.findFirstOrThrow({ where: { limitRequestId: walk.requestId } });
  const [listingsA, shippingA] = [await aMember(road.deps, walk.seller, ['LISTINGS']), await aMember(road.deps, walk.seller, ['SHIPPING'])];
  const { invitationId } = await invite(road.deps, walk.seller, ['SHIPPING']);
  const sellerLimit = await road.db.sellerLimit.findFirstOrThrow({ where: { sellerId: walk.seller.sellerId, institution: { kind: 'DESK' } } });
  const proposed = { proposedById: road.deskPerson.userId, proposedAt: new Date(0), note: NOTE };
  const limitProposal = await road.db.limitProposal.create({
    data: { id: newId('lp'), askId: ask.id, askVersion: 1, needs: 1, verdict: { verdict: 'DECLINE', askId: ask.id, version: 1, note: NOTE, reasons: ['DESK_BURDEN'] }, ...proposed },
  });
  const sellerProposal = await road.db.sellerLimitProposal.create({ data: { id: newId('sp'), sellerLimitId: sellerLimit.id, amountMinor: 1n, beforeMinor: 2n, ...proposed } });
  const supplement = await askForSupplement(road, walk, { kind: 'ADDRESS', address: { postcode: '48094', road: '부산 해운대구 센텀중앙로 79', detail: '1203호' } });
  await takeOn(road, walk, supplement, 'DELIVERED');
  people = {
    nobody: { userId: '', role: 'PURCHASER', name: '' }, purchaserA: walk.purchaser, purchaserB: others.purchaser, sellerA: walk.seller, listingsA, shippingA, sellerB: others.seller,
    desk: road.deskPerson, admin: road.admin,
  };
  ids = {
    listing: walk.listingId, request: walk.requestId, ask: ask.id, approval: walk.approvalId, order: walk.orderId, contract: walk.contractId, unsigned: unsigned.contractId, lease: walk.leaseId,
    seller: walk.seller.sellerId, person: walk.purchaser.userId, unit: unitId ?? '', document: documentId ?? '', member: shippingA.userId, invitation: invitationId,
    sellerLimit: sellerLimit.id, limitProposal: limitProposal.id, sellerProposal: sellerProposal.id, withdrawal, refusal, rightsCase: rightsCase.id, supplement, none: newId('o'),
  };
});
afterAll(() => road.close());

/** Who works for a seller is a person too; what nobody signed is a contract, and a supplement is a paper as a contract is. */
const isA = (kind: Id, takes: Id | 'paper') => kind === takes || (takes === 'person' && kind === 'member') || (takes === 'contract' && kind === 'unsigned')
  || (takes === 'paper' && ['contract', 'unsigned', 'supplement'].includes(kind));

type View = (deps: Deps, actor: Actor, id: string) => Promise<unknown>;
const now = () => road.clock.now();

/** Each page that takes an id: whose id it takes, and who may see it. */
const VIEWS: Record<string, [takes: Id | 'paper', seenBy: Who[], view: View]> = {
  limitRequestPage: ['request', ['purchaserA'], limitRequestPage],
  limitProgress: ['request', ['purchaserA'], ({ db }, actor, id) => limitProgress(db, actor, id)],
  referredCase: ['ask', ['desk'], referredCase],
  deskSeller: ['sellerLimit', ['desk'], ({ db }, actor, id) => deskSeller(db, actor, id)],
  formStanding: ['order', ['purchaserA'], ({ db }, actor, id) => formStanding(db, actor, id, now())],
  orderForm: ['order', ['purchaserA'], ({ db }, actor, id) => orderForm(db, actor, id, now())],
  purchaserOrder: ['order', ['purchaserA'], ({ db }, actor, id) => purchaserOrder(db, actor, id, now())],
  sellerOrder: ['order', ['sellerA', 'shippingA'], ({ db }, actor, id) => sellerOrder(db, actor, id, now())],
  followedFacts: ['order', ['purchaserA', 'sellerA', 'shippingA'], ({ db }, actor, id) => followedFacts(db, actor, id)],
  contractStory: ['order', ['purchaserA', 'sellerA', 'shippingA'], ({ db }, actor, id) => contractStory(db, actor, id)],
  purchaserContract: ['contract', ['purchaserA'], ({ db }, actor, id) => purchaserContract(db, actor, id)],
  followedContract: ['paper', ['purchaserA'], ({ db }, actor, id) => followedContract(db, actor, id)],
  purchaserSigning: ['paper', ['purchaserA'], ({ db }, actor, id) => purchaserSigning(db, actor, id, now())],
  contractReview: ['contract', ['admin'], (deps, actor, id) => contractReview(deps, actor, id)],
  unsignedCase: ['unsigned', ['desk'], unsignedCase],
  signingTime: ['unsigned', ['purchaserA'], signingTime],
  purchaserSupplement: ['supplement', ['purchaserA'], ({ db }, actor, id) => purchaserSupplement(db, actor, id)],
  supplementReview: ['supplement', ['admin'], ({ db, clock }, actor, id) => supplementReview(db, actor, id, clock.now())],
  leaseChanges: ['lease', ['purchaserA'], ({ db, clock }, actor, id) => leaseChanges(db, actor, id, clock.now())],
  deskLease: ['lease', ['desk'], ({ db, clock }, actor, id) => deskLease(db, actor, id, clock.now())],
  contractDocument: ['paper', ['purchaserA', 'sellerA', 'desk'], ({ db }, actor, id) => contractDocument(db, actor, id)],
  contractDocumentAsRead: ['paper', ['purchaserA', 'sellerA', 'desk'], ({ db }, actor, id) => contractDocument(db, actor, id, 'delivered')],
  leaseDetail: ['lease', ['purchaserA'], ({ db, clock }, actor, id) => leaseDetail(db, actor, id, clock.now())],
  rightsOfContract: ['contract', ['purchaserA'], ({ db }, actor, id) => contractRights(db, actor, { contractId: id }, now())],
  rightsOfLease: ['lease', ['purchaserA'], ({ db }, actor, id) => contractRights(db, actor, { leaseId: id }, now())],
  sellerWithdrawal: ['withdrawal', ['sellerA', 'shippingA'], ({ db }, actor, id) => sellerWithdrawal(db, actor, id)],
  sellerRefusal: ['refusal', ['sellerA'], ({ db }, actor, id) => sellerRefusal(db, actor, id)],
  deskWithdrawal: ['withdrawal', ['desk'], ({ db }, actor, id) => deskWithdrawal(db, actor, id)],
  deskRefusal: ['refusal', ['desk'], ({ db }, actor, id) => deskRefusal(db, actor, id)],
  sellerListing: ['listing', ['sellerA', 'listingsA'], ({ db }, actor, id) => sellerListing(db, actor, id)],
  previewPage: ['listing', ['sellerA', 'listingsA', 'admin'], ({ db }, actor, id) => previewPage(db, actor, id)],
  reviewedListing: ['listing', ['admin'], ({ db }, actor, id) => reviewedListing(db, actor, id, '2026-03-02')],
  sellerDetail: ['seller', ['admin'], (deps, actor, id) => sellerDetail(deps, actor, id)],
  personDetail: ['person', ['admin'], ({ db }, actor, id) => personDetail(db, actor, id)],
};

test.each(Object.keys(VIEWS))('%s shows each id to those who may see it, and to nobody else', async (name) => {
  const [takes, seenBy, view] = VIEWS[name] as [Id | 'paper', Who[], View];
  const wrong = [];
  for (const [who, actor] of Object.entries(people) as [Who, Actor][]) {
    for (const [kind, id] of Object.entries(ids) as [Id, string][]) {
      const seen = (await view(road.deps, actor, id)) !== null;
      if (seen !== (isA(kind, takes) && seenBy.includes(who))) wrong.push({ who, kind, seen });
    }
  }
  expect(wrong).toEqual([]);
});

test('the audit of one subject is an admin’s alone', async () => {
  for (const [who, actor] of Object.entries(people)) {
    expect([who, (await auditChain(road.db, actor, `order:${ids.order}`)) !== null]).toEqual([who, who === 'admin']);
    expect([who, (await auditTrail(road.db, actor, { subject: `order:${ids.order}` })).rows.length > 0]).toEqual([who, who === 'admin']);
  }
});

type Act = (deps: Deps, actor: Actor, id: string) => Promise<Result<unknown>>;
const NOTE = '이 계약서를 다시 봐 주세요.';
const submission = (listingId: string) => ({ listingId, versionId: newId('gv'), submittedAt: '2026-03-02T01:00:00.000Z' });

/** Each use case that takes an id, and whose it is. A purchaser's of orders and deliveries are tried state by state elsewhere. */
const ACTS: Record<string, [takes: Id | 'paper', by: Who[], act: Act]> = {
  openOrderForm: ['approval', ['purchaserA'], (deps, actor, approvalId) => openOrderForm(deps, actor, { approvalId })],
  askAgain: ['ask', ['purchaserA'], (deps, actor, askId) => askAgain(deps, actor, { askId })],
  objectToDecline: ['ask', ['purchaserA'], (deps, actor, askId) => objectToDecline(deps, actor, { askId, text: NOTE })],
  proposeDecision: ['ask', ['desk'], (deps, actor, askId) => proposeDecision(deps, actor, decideAskInput.parse({ askId, verdict: 'DECLINE', version: 1, note: NOTE, reasons: ['LOW_SCORE'] }))],
  checkProposal: ['limitProposal', ['desk'], (deps, actor, proposalId) => checkProposal(deps, actor, { proposalId, agreed: true, note: NOTE })],
  withdrawProposal: ['limitProposal', ['desk'], (deps, actor, proposalId) => withdrawProposal(deps, actor, { proposalId })],
  proposeSellerLimit: ['sellerLimit', ['desk'], (deps, actor, sellerLimitId) => proposeSellerLimit(deps, actor, { sellerLimitId, amountMinor: 10n ** 9n, note: NOTE })],
  decideSellerLimit: ['sellerProposal', ['desk'], (deps, actor, proposalId) => decideSellerLimit(deps, actor, { proposalId, agreed: true, note: NOTE })],
  withdrawSellerProposal: ['sellerProposal', ['desk'], (deps, actor, proposalId) => withdrawSellerProposal(deps, actor, { proposalId })],
  takeBackApproval: ['approval', ['desk'], (deps, actor, approvalId) => takeBackApproval(deps, actor, { approvalId, reason: NOTE })],
  reduceApproval: ['approval', ['desk'], (deps, actor, approvalId) => reduceApproval(deps, actor, { approvalId, approvedMinor: 0n, monthlyCapMinor: 0n, reason: NOTE })],
  askSecondPerson: ['contract', ['admin'], (deps, actor, contractId) => askSecondPerson(deps, actor, { contractId, round: 1, note: NOTE })],
  giveMoreTime: ['unsigned', ['desk'], (deps, actor, contractId) => giveMoreTime(deps, actor, { contractId, days: 3, note: NOTE })],
  returnUnsigned: ['unsigned', ['desk'], (deps, actor, contractId) => returnUnsigned(deps, actor, { contractId, note: NOTE })],
  declineContract: ['contract', ['purchaserA'], (deps, actor, contractId) => declineContract(deps, actor, { contractId, reason: NOTE })],
  openSigning: ['paper', ['purchaserA'], (deps, actor, contractId) => openSigning(deps, actor, { contractId })],
  finishReading: ['paper', ['purchaserA'], (deps, actor, contractId) => finishReading(deps, actor, { contractId })],
  recordConsent: ['contract', ['purchaserA'], (deps, actor, contractId) => recordConsent(deps, actor, { contractId, key: 'withdrawal', agreed: true })],
  sendSigningCode: ['paper', ['purchaserA'], (deps, actor, contractId) => sendSigningCode(deps, actor, { contractId })],
  signContract: ['paper', ['purchaserA'], (deps, actor, contractId) => signContract(deps, actor, { contractId, signatureName: people.purchaserA.name, strokes: null, code: '000000' })],
  withdrawContract: ['contract', ['purchaserA'], (deps, actor, contractId) => withdrawContract(deps, actor, { contractId })],
  refusePayment: ['lease', ['purchaserA'], (deps, actor, leaseId) => refusePayment(deps, actor, { leaseId, ground: 'DEFECT', facts: NOTE })],
  objectToRejection: ['refusal', ['purchaserA'], (deps, actor, refusalId) => objectToRejection(deps, actor, { refusalId, text: NOTE })],
  confirmGoodsBack: ['withdrawal', ['sellerA', 'shippingA', 'desk'], (deps, actor, withdrawalId) => confirmGoodsBack(deps, actor, { withdrawalId, condition: 'GOOD' })],
  answerRefusal: ['refusal', ['sellerA', 'desk'], (deps, actor, refusalId) => answerRefusal(deps, actor, { refusalId, answer: 'ACCEPTED' })],
  recordRefund: ['withdrawal', ['desk'], (deps, actor, withdrawalId) => recordRefund(deps, actor, { withdrawalId, how: NOTE })],
  decideCase: ['rightsCase', ['desk'], (deps, actor, caseId) => decideCase(deps, actor, { caseId, outcome: 'SEEN_TO', reason: NOTE, lossMinor: undefined })],
  approveContract: ['paper', ['admin'], (deps, actor, contractId) => approveContract(deps, actor, { contractId, round: 1 })],
  returnContract: ['paper', ['admin'], (deps, actor, contractId) => returnContract(deps, actor, { contractId, round: 1, note: NOTE })],
  abandonContract: ['paper', ['admin'], (deps, actor, contractId) => abandonContract(deps, actor, { contractId, round: 1, note: NOTE })],
  requestSupplement: ['lease', ['purchaserA'], (deps, actor, leaseId) => requestSupplement(deps, actor, { kind: 'DUE_DAY', leaseId, fromSeq: 1, dueDay: 11 })],
  proposeRestructure: ['lease', ['desk'], (deps, actor, leaseId) => proposeRestructure(deps, actor, { leaseId, fromSeq: 1, months: 60, note: NOTE })],
  withdrawSupplement: ['supplement', ['purchaserA'], (deps, actor, supplementId) => withdrawSupplement(deps, actor, { supplementId })],
  requestContract: ['paper', ['admin'], (deps, actor, contractId) => requestContract(deps, actor, { contractId })],
  recallListing: ['listing', ['sellerA', 'listingsA'], (deps, actor, listingId) => recallListing(deps, actor, { listingId })],
  discardDraft: ['listing', ['sellerA', 'listingsA'], (deps, actor, listingId) => discardDraft(deps, actor, { listingId })],
  unpublishListing: ['listing', ['sellerA', 'listingsA'], (deps, actor, listingId) => unpublishListing(deps, actor, { listingId })],
  republishListing: ['listing', ['sellerA', 'listingsA'], (deps, actor, listingId) => republishListing(deps, actor, { listingId })],
  addUnits: ['listing', ['sellerA', 'listingsA'], (deps, actor, listingId) => addUnits(deps, actor, { listingId, serials: [newId('n')] })],
  withdrawUnit: ['unit', ['sellerA', 'listingsA'], (deps, actor, unitId) => withdrawUnit(deps, actor, { listingId: ids.listing, unitId })],
  duplicateListing: ['listing', ['sellerA', 'listingsA'], (deps, actor, listingId) => duplicateListing(deps, actor, { listingId })],
  setLowStock: ['listing', ['sellerA', 'listingsA'], (deps, actor, listingId) => setLowStock(deps, actor, { listingId, lowStockAt: 3 })],
  previewBulkEdit: ['listing', ['sellerA', 'listingsA'], (deps, actor, listingId) => previewBulkEdit(deps, actor, { listingIds: [listingId], price: { mode: 'set', minor: 1000n }, add: [], withdraw: [] })],
  publishListing: ['listing', ['admin'], (deps, actor, listingId) => publishListing(deps, actor, submission(listingId))],
  requestChanges: ['listing', ['admin'], (deps, actor, listingId) => requestChanges(deps, actor, { ...submission(listingId), note: NOTE })],
  approveSeller: ['seller', ['admin'], (deps, actor, sellerId) => approveSeller(deps, actor, { sellerId, note: '' })],
  rejectSeller: ['seller', ['admin'], (deps, actor, sellerId) => rejectSeller(deps, actor, { sellerId, reason: NOTE })],
  suspendSeller: ['seller', ['admin'], (deps, actor, sellerId) => suspendSeller(deps, actor, { sellerId, reason: NOTE })],
  restoreSeller: ['seller', ['admin'], (deps, actor, sellerId) => restoreSeller(deps, actor, { sellerId, reason: NOTE })],
  suspendPerson: ['person', ['admin'], (deps, actor, userId) => suspendPerson(deps, actor, { userId, reason: NOTE })],
  restorePerson: ['person', ['admin'], (deps, actor, userId) => restorePerson(deps, actor, { userId, reason: NOTE })],
  acceptDeliveryNotice: ['order', ['sellerA', 'shippingA'], (deps, actor, orderId) => answerDeliveryNotice(deps, actor, { kind: 'accept', orderId, plannedOn: plainDateIn(now()) })],
  shipGoods: ['order', ['sellerA', 'shippingA'], (deps, actor, orderId) => answerDeliveryNotice(deps, actor, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '6012345', serials: ['x'] })],
  declineDeliveryNotice: ['order', ['sellerA', 'shippingA'], (deps, actor, orderId) => declineDeliveryNotice(deps, actor, { orderId, reason: NOTE })],
  recordCarrierDelivery: ['order', ['sellerA', 'shippingA'], (deps, actor, orderId) => recordCarrierDelivery(deps, actor, { orderId, deliveredAt: now().toString() })],
  relayDecision: ['order', ['sellerA', 'shippingA'], (deps, actor, orderId) => relayDecision(deps, actor, { orderId, serials: ['x'] })],
  confirmReturn: ['order', ['sellerA', 'shippingA'], (deps, actor, orderId) => confirmReturn(deps, actor, { orderId })],
  changeStaffRoles: ['member', ['sellerA'], (deps, actor, userId) => changeStaffRoles(deps, actor, { userId, roles: ['LISTINGS', 'SHIPPING'] })],
  removeStaff: ['member', ['sellerA'], (deps, actor, userId) => removeStaff(deps, actor, { userId })],
  handOverOwnership: ['member', ['sellerA'], (deps, actor, userId) => handOverOwnership(deps, actor, { userId })],
  changeRole: ['person', ['admin'], (deps, actor, userId) => changeRole(deps, actor, { userId, role: 'DESK', businessNumber: '', reason: NOTE })],
};

test.each(Object.keys(ACTS))('%s finds nothing for anybody but its own person, whatever the id', async (name) => {
  const [takes, by, act] = ACTS[name] as [Id | 'paper', Who[], Act];
  const wrong = [];
  const before = await road.db.auditEntry.count();
  for (const [who, actor] of Object.entries(people) as [Who, Actor][]) {
    for (const [kind, id] of Object.entries(ids) as [Id, string][]) {
      if (by.includes(who) && isA(kind, takes)) continue;
      const code = errorOf(await act(road.deps, actor, id))?.code;
      if (code !== 'not-found') wrong.push({ who, kind, code });
    }
  }
  expect(wrong).toEqual([]);
  expect(await road.db.auditEntry.count()).toBe(before);
});
