import { fieldSentence } from '@/lib/desk-server/model/field-sentences';
import { problem, type Served } from '@/lib/desk-server/model/problem';
import { callbackFaults } from '@/lib/institutions/model/events';
import type { CallbackRefusal } from '@/lib/institutions/receive-institution-event';

/** What is wrong with a callback, in the words of Standard Webhooks and of the event's own fields. */
const SAID: Record<CallbackRefusal, string> = {
  unknown: 'No institution with this code, which calls back, is registered here.',
  signature: 'Sign by Standard Webhooks, symmetric v1: webhook-id, of 1 to 200 printable characters; webhook-timestamp in whole seconds, within 300 s of our clock; webhook-signature is "v1," and the base64 of the HMAC-SHA-256 of id.timestamp.body, over exactly the bytes that are sent, with the secret that is registered (the base64 after whsec_).',
  json: 'Send one JSON object in UTF-8, and nothing after it: { "type", "timestamp", "data" }.',
};

/** @param raw as it came: JSON that is no event is told where. */
export function callbackProblem(refusal: CallbackRefusal, raw: Uint8Array): Served & { body: object } {
  const faults = refusal === 'json' ? callbackFaults(raw) : undefined;
  if (faults?.length) return problem('field', faults.map(({ pointer, code }) => ({ pointer, code, detail: CALLBACK_FIELDS[pointer] ?? fieldSentence(code) })), 'A callback is { "type", "timestamp", "data" }: what is wrong is named in errors by its JSON pointer.');
  const { status, body } = problem(refusal, undefined, SAID[refusal]);
  return { status, body: refusal === 'signature' ? { ...body, title: 'No good webhook-signature' } : body };
}

const CALLBACK_FIELDS: Readonly<Record<string, string>> = {
  '': 'A callback is one JSON object: { "type", "timestamp", "data" }.',
  '/type': 'Write the type in lower case, such as "limit.decided".',
  '/timestamp': 'Write when it happened as text: RFC 3339 in UTC, such as "2026-11-23T05:00:00Z".',
  '/data': 'Write what the event carries as an object, under this name.',
};
