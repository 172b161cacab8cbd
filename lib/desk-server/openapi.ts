import * as z from 'zod';
import { approvalUse, contractAnswer, contractPending, limitDecision, problemAnswer, sellerLimitAnswer } from '@/lib/institutions/model/answers';
import { EVENT_DATA } from '@/lib/institutions/model/events';
import {
  contractBody, contractEventBody, declineBody, holdBody, limitRequestBody, releaseBody, remittanceBody, sellerLimitBody, useBody,
} from '@/lib/institutions/model/protocol';

/** A schema as it reads: requests are strict, what answers and callbacks say beside it is not looked at. */
function read(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }) as { $schema?: string };
  return rest;
}

/** A problem as we say it: words for people, and codes for machines beside them. */
const servedProblem = problemAnswer.extend({
  title: z.string(), status: z.int(), detail: z.string(), errors: z.array(z.object({ pointer: z.string(), detail: z.string(), code: z.string() })).optional(),
});

const SCHEMAS = {
  LimitRequest: limitRequestBody, LimitDecision: limitDecision, Hold: holdBody, Use: useBody, Release: releaseBody, Decline: declineBody, ApprovalUse: approvalUse,
  SellerLimitRequest: sellerLimitBody, SellerLimit: sellerLimitAnswer, ContractRequest: contractBody, Contract: contractAnswer, ContractPending: contractPending,
  Remittance: remittanceBody, ContractEvent: contractEventBody, Problem: servedProblem,
} as const;
type SchemaName = keyof typeof SCHEMAS;

const json = (name: SchemaName, type = 'application/json') => ({ content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } } });
const says = (description: string, name: SchemaName) => ({ description, ...json(name) });
const refuses = (description: string) => ({ description, ...json('Problem', 'application/problem+json') });

/** What any signed call may be answered with. */
const SIGNED = { 401: refuses('`signature`: no good signature of a registered key, a time off by more than 300 s, or `expires` has passed.') };
const POSTED = {
  ...SIGNED, 400: refuses('`json`, or `idempotency-key-missing`.'), 409: refuses('`in-flight`: the same key is being worked on. Of a hold, a use, a release (its contract is issued and has not ended) or a contract also `limit-exceeded`.'),
  413: refuses('`too-large`: above 256 KiB. The connection is closed.'), 422: refuses('`field`, each by its JSON pointer; or `idempotency-key-reused`.'), 503: refuses('`busy`, with Retry-After.'),
};

const header = (name: string, required: boolean, description: string) => ({ name, in: 'header', required, description, schema: { type: 'string' } });
const SIGNATURE = [
  header('Signature-Input', true, 'RFC 9421. Covered: "@method", "@target-uri"; of a POST also "content-digest" and "idempotency-key". Parameters: created, keyid, alg="ed25519".'),
  header('Signature', true, 'RFC 9421, Ed25519.'),
];
const id = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

interface Post {
  operationId: string;
  summary: string;
  /** What the idempotency key is. */
  key: string;
  body: SchemaName;
  answers: Record<number, object>;
  of?: string;
}

const post = ({ operationId, summary, key, body, answers, of }: Post) => ({
  post: {
    operationId, summary,
    parameters: [
      ...(of === undefined ? [] : [id(of)]), header('Idempotency-Key', true, key),
      header('Content-Digest', true, 'RFC 9530, sha-256.'), ...SIGNATURE,
    ],
    requestBody: { required: true, ...json(body) }, responses: { ...POSTED, ...answers },
  },
});

const approvalCall = (verb: 'hold' | 'use' | 'release' | 'decline', body: SchemaName, summary: string, key: string) => post({
  operationId: `${verb}Approval`, summary, key, body, of: 'approvalId',
  answers: { 200: says('What is held, used and available now.', 'ApprovalUse'), 404: refuses('`unknown`.'), 410: refuses('`approval-ended`.') },
});

const callback = (type: keyof typeof EVENT_DATA) => ({
  post: {
    operationId: `on-${type}`, summary: type,
    description: 'Standard Webhooks, symmetric v1: webhook-id (the same in every attempt), webhook-timestamp (within 300 s), webhook-signature over the raw bytes. At least once, for three days.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: {
        type: 'object', required: ['type', 'timestamp', 'data'],
        properties: { type: { const: type }, timestamp: { type: 'string', format: 'date-time' }, data: read(EVENT_DATA[type]) },
      } } },
    },
    responses: { '2XX': { description: 'Recorded, also when it was before.' }, 401: refuses('`signature` or time.') },
  },
});

/** The institution protocol, version 1, as OpenAPI 3.1, made of the schemas that read it. @param baseUrl of the lender, `https://mall.example/api/institution/v1` */
export const protocolOpenapi = (baseUrl: string): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Institution protocol', version: '1',
    description: 'How a mall asks a financier to approve an instalment limit, to hold and use it, and to draw up the contract. Amounts are strings of integer minor units, rates decimal strings per year. The same key and body get the same answer.',
  },
  servers: [{ url: baseUrl }],
  paths: {
    '/health': { get: { operationId: 'health', summary: 'Whether it is up; unsigned', responses: { 200: { description: 'It is.' } } } },
    '/limit-requests': post({
      operationId: 'requestLimit', summary: 'Asks for an instalment limit', key: 'The requestId.', body: 'LimitRequest',
      answers: { 200: says('Decided.', 'LimitDecision'), 202: says('PENDING or REFERRED: the decision comes by callback.', 'LimitDecision'), 410: refuses('`approval-ended`: the offer that is taken up is over.') },
    }),
    '/limit-requests/{requestId}': {
      get: {
        operationId: 'readLimitRequest', summary: 'What has become of a request', parameters: [id('requestId'), ...SIGNATURE],
        responses: { ...SIGNED, 200: says('Decided.', 'LimitDecision'), 202: says('Not yet.', 'LimitDecision'), 404: refuses('`unknown`.') },
      },
    },
    '/approvals/{approvalId}/hold': approvalCall('hold', 'Hold', 'Holds an amount for an order until an instant', '{orderId}:hold'),
    '/approvals/{approvalId}/use': approvalCall('use', 'Use', 'Uses it, and consumes the order’s hold', '{orderId}:use'),
    '/approvals/{approvalId}/release': approvalCall('release', 'Release', 'Gives back what an order holds or has used', '{orderId}:release'),
    '/approvals/{approvalId}/decline': approvalCall('decline', 'Decline', 'The purchaser chose another offer: the approval ends', '{approvalId}:decline'),
    '/seller-limits': post({
      operationId: 'requestSellerLimit', summary: 'Asks how much of a seller’s goods it finances', key: 'The requestId.', body: 'SellerLimitRequest',
      answers: { 200: says('Decided.', 'SellerLimit'), 202: says('Not yet.', 'SellerLimit') },
    }),
    '/contracts': post({
      operationId: 'issueContract', summary: 'Has the contract of an accepted order drawn up', key: 'The orderId.', body: 'ContractRequest',
      answers: { 201: says('Issued.', 'Contract'), 202: says('It comes by callback.', 'ContractPending'), 404: refuses('`unknown` approval.') },
    }),
    '/contracts/{contractId}/remittances': post({
      operationId: 'remit', summary: 'What was collected for a period', key: 'The remittanceId.', body: 'Remittance', of: 'contractId',
      answers: { 201: { description: 'Noted: each instalment is remitted once in all, in parts or whole.' }, 404: refuses('`unknown`.') },
    }),
    '/contracts/{contractId}/events': post({
      operationId: 'tellEvent', summary: 'What has become of a contract', key: 'The eventId.', body: 'ContractEvent', of: 'contractId',
      answers: { 202: { description: 'Noted.' }, 404: refuses('`unknown`.') },
    }),
  },
  webhooks: Object.fromEntries((Object.keys(EVENT_DATA) as (keyof typeof EVENT_DATA)[]).map((type) => [type, callback(type)])),
  components: { schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, read(schema)])) },
});
