import type { OrderFacts, Stage } from '@/lib/deliveries/model/standing';
import type { SellerOrder } from '@/lib/deliveries/views/seller-order';
import { AcceptNotice } from './accept-notice';
import { ConfirmReturnForm } from './confirm-return-form';
import { RecordDeliveryForm } from './record-delivery-form';
import { RelayForm } from './relay-form';
import type { SellerActs } from './seller-acts';
import { ShipForm } from './ship-form';

export type TaskName = 'accept' | 'ship' | 'proof' | 'relay' | 'return';

const TASK: Partial<Record<Stage, TaskName>> = {
  'to-accept': 'accept', 'to-ship': 'ship', 'ship-late': 'ship', shipped: 'proof', decided: 'relay', 'decided-defects': 'relay', returning: 'return', uncontracted: 'return', 'given-up': 'return',
};

/** What the seller has to do at a stage; undefined when it is somebody else's turn, or nothing can be recorded here. */
export function taskAt(stage: Stage, facts?: OrderFacts): TaskName | undefined {
  if (stage === 'not-received' && facts?.delivery && !facts.delivery.carrierDeliveredAt) return 'proof';
  return TASK[stage];
}

/** The one thing to do now, as a form; nothing when it is somebody else's turn. */
export function SellerTask({ order, acts }: { order: SellerOrder; acts: SellerActs }) {
  const { id: orderId, now, serials, allocatedSerial, freeSerials, standing: { stage }, facts: { delivery } } = order;
  if (!delivery) return null;
  switch (stage) {
    case 'to-accept': return <AcceptNotice orderId={orderId} acceptBy={delivery.acceptBy} allocatedSerial={allocatedSerial} now={now} acts={acts} />;
    case 'to-ship': case 'ship-late': return <ShipForm orderId={orderId} allocatedSerial={allocatedSerial} freeSerials={freeSerials} acts={acts} />;
    case 'shipped': case 'not-received': return delivery.carrierDeliveredAt ? null : (
      <RecordDeliveryForm orderId={orderId} shippedAt={delivery.shippedAt} disputed={stage === 'not-received'} now={now} recordDelivery={acts.recordDelivery} />
    );
    case 'decided': case 'decided-defects': return <RelayForm orderId={orderId} delivery={delivery} serials={serials} relay={acts.relay} />;
    case 'returning': case 'given-up': return <ConfirmReturnForm orderId={orderId} reason={delivery.decisionNote} serials={serials} confirmReturn={acts.confirmReturn} />;
    // What the purchaser wrote at the acceptance is no reason of the return.
    case 'uncontracted': return <ConfirmReturnForm orderId={orderId} reason={null} serials={serials} confirmReturn={acts.confirmReturn} />;
    default: return null;
  }
}
