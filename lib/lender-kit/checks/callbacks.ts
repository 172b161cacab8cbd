import { EVENT_DATA, eventSubject, eventVersion, isEventType } from '@/lib/institutions/model/events';
import { wireInstant } from '@/lib/institutions/model/wire';
import { larger, overdue } from '../asking';
import type { Delivery } from '../callback-listener';
import type { Check } from '../check';
import type { Kit } from '../kit';
import { hold, NotSeen } from '../verdict';

const SECTION = 'Transport · Callbacks';
const EVENTS = 'Events called back';

/** What came, once the larger cases are decided and nothing more is on its way. */
async function cameBack(kit: Kit): Promise<Delivery[]> {
  const cases = await larger(kit);
  const { listener, settleMs } = kit.options;
  await kit.once('settled', () => kit.options.sleep(settleMs));
  const late = cases.find((each) => each.final === undefined && overdue(each, kit));
  if (listener.deliveries.length === 0) {
    hold(late === undefined, `Request ${late?.body.requestId ?? ''} was to be decided by its answerBy, and nothing was called back.`, 'Call limit.decided back at the address that was registered, once a PENDING request is decided.');
    throw new NotSeen('nothing was called back: every case was decided at once, or waits for a person');
  }
  return listener.deliveries;
}

async function goodOnes(kit: Kit): Promise<Delivery[]> {
  const good = (await cameBack(kit)).filter(({ signed }) => signed);
  if (good.length === 0) throw new NotSeen('no callback had a good signature');
  return good;
}

/** The first delivery of each id. */
const firsts = (deliveries: Delivery[]): Delivery[] => deliveries.filter((each, index) => deliveries.findIndex(({ id }) => id === each.id) === index);

export const CALLBACK_CHECKS: Check[] = [
  {
    name: 'callback-signature', title: 'callbacks are signed over the bytes sent, with their time', section: SECTION,
    run: async (kit) => {
      const bad = (await cameBack(kit)).find(({ signed }) => !signed);
      hold(bad === undefined, `Callback ${bad?.id ?? ''} had no good webhook-signature or a webhook-timestamp further than 300 s from this machine’s clock: ${bad?.text.slice(0, 160) ?? ''}`, 'Sign "id.timestamp.body" with HMAC-SHA-256 and the secret (base64 after whsec_), over exactly the bytes that are sent.');
    },
  },
  {
    name: 'callback-envelope', title: 'callbacks carry a known type and its data', section: EVENTS,
    run: async (kit) => {
      for (const { id, event, text } of await goodOnes(kit)) {
        hold(event !== undefined && wireInstant.safeParse(event.timestamp).success, `Callback ${id}: ${text.slice(0, 240)}`, 'Send { "type", "timestamp", "data" }, the timestamp in RFC 3339 and UTC.');
        const { type, data } = event;
        hold(isEventType(type), `Callback ${id} has the type ${type}.`, `There are: ${Object.keys(EVENT_DATA).join(', ')}.`);
        const read = EVENT_DATA[type].safeParse(data);
        hold(read.success, `Callback ${id}, ${type}: ${read.error?.issues.map((issue) => `/${issue.path.join('/')} ${issue.message}`).join(', ') ?? ''}.`, 'Its data has the shape of the protocol.');
      }
    },
  },
  {
    name: 'callback-repeated', title: 'a callback that was not taken comes again, the same', section: SECTION,
    run: async (kit) => {
      const { listener, waitMs } = kit.options;
      const refused = (await goodOnes(kit)).find(({ answered }) => answered === 503);
      hold(refused !== undefined, 'No callback was refused.', 'The kit refuses the first good one.');
      const again = await kit.until(() => listener.deliveries.find((each) => each.answered === 204 && (each.id === refused.id || each.text === refused.text)));
      hold(again !== undefined, `Callback ${refused.id} was answered 503 and did not come again within ${waitMs / 1000} s.`, 'Repeat a callback until it is answered 2xx, for three days. If your first pause is longer than this, give the kit a longer --wait.');
      hold(again.id === refused.id, `It came again as ${again.id}, before it was ${refused.id}.`, 'The webhook-id is constant across retries.');
      hold(again.text === refused.text, `It came again with another body: ${again.text.slice(0, 160)}`, 'The body is the same in every attempt.');
    },
  },
  {
    name: 'callback-once', title: 'one decision is called back under one id', section: SECTION,
    run: async (kit) => {
      const seen = new Map<string, string>();
      for (const { id, event } of await goodOnes(kit)) {
        if (!event) continue;
        const about = `${event.type} of ${eventSubject(event.data)}, version ${eventVersion(event.data)}`;
        const before = seen.get(about) ?? id;
        hold(before === id, `${about} came as ${before} and as ${id}.`, 'A decision has one webhook-id, made with it and kept.');
        seen.set(about, before);
      }
    },
  },
  {
    name: 'callback-versions', title: 'versions rise per subject', section: EVENTS,
    run: async (kit) => {
      const first = new Map((await larger(kit)).filter(({ answer }) => answer.status === 202).map(({ decision }) => [decision.requestId, decision.version]));
      const known = new Map<string, number>();
      for (const { id, event } of firsts(await goodOnes(kit))) {
        if (!event) continue;
        const [subject, version] = [eventSubject(event.data), eventVersion(event.data)];
        const before = known.get(subject) ?? 0;
        hold(version >= before, `Callback ${id} tells version ${version} of ${subject}, after version ${before}.`, 'Send what happened in its order, each with a higher version.');
        const decides = event.type === 'limit.decided' && event.data.status !== 'PENDING' && event.data.status !== 'REFERRED';
        hold(!decides || version > (first.get(subject) ?? -1), `Callback ${id} decides ${subject} with version ${version}, which its first answer had already.`, 'A decision after PENDING has a higher version.');
        known.set(subject, version);
      }
    },
  },
];
