import { byHash, byNumber, STANDINGS } from '@/lib/checking/model/answer';
import { CHECK_NAMES } from '@/lib/checking/model/checks';
import { MOST_BYTES } from '@/lib/checking/model/pdf-signature';
import { VERDICTS } from '@/lib/checking/model/verdict';
import { asked, object, ref, refused, text, whole } from './openapi-parts';
import { ALLOWED_CHECKS } from './public-api';

const instant = { type: 'string', format: 'date-time' };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const named = object({ name: text, organisation: text });

const known = object({
  number: text,
  standing: { enum: STANDINGS, description: 'UNSIGNED: delivered, waits for its purchaser. SIGNED: its seal is on the way. IN_FORCE. SUPERSEDED: in force as a supplement has it. ENDED. NEVER: ended without a signature.' },
  supplementNo: { ...whole, description: '0: the contract itself.' },
  supersededBy: { ...orNull(whole), description: 'The newest supplement that changes it.' },
  signatures: { type: 'array', items: object({ party: { enum: ['PURCHASER', 'SELLER', 'FINANCIER'] }, at: instant }), description: 'Who signed and when; names are in the document alone.' },
  sealedAt: orNull(instant),
  sealedSha256: { ...orNull(hash), description: 'Of the sealed document.' },
});

const match = {
  enum: ['SEALED', 'DELIVERED', 'SEALED_PART', 'NUMBER', null],
  description: 'SEALED: the sealed document byte for byte. DELIVERED: the one that was delivered to be signed. SEALED_PART: the sealed one with more after it. NUMBER: by number and code. null: not ours; a wrong code, a number alone and what never was are one answer.',
};

const contractAnswer = object({ match, contract: orNull(ref('CheckedContract')) });

const check = object({
  name: { enum: CHECK_NAMES }, state: { enum: ['PASSED', 'FAILED', 'UNKNOWN'] }, reason: { type: 'string', description: 'Why, in a word.' }, params: { type: 'object', additionalProperties: true },
}, ['params']);

const file = object({
  bytes: whole, sha256: hash, sealedSha256: { ...orNull(hash), description: 'Of the sealed part, where more follows it.' }, sealedBytes: orNull(whole),
  checks: { type: 'array', items: check }, signer: orNull(named), issuer: orNull(named), sealedAt: { ...orNull(instant), description: 'By the time stamp; without one as the sealer wrote it.' }, stampedBy: orNull(text),
  ours: { type: 'boolean', description: 'Sealed by a certificate under our root, whatever its bytes are now.' },
  said: { ...orNull(object({ number: text, code: text })), description: 'The number and code that the file itself names.' }, termsSha256: orNull(hash), purchaser: orNull(object({ name: text, signedAt: text })),
});

const fileAnswer = object({
  verdict: { enum: VERDICTS, description: 'AUTHENTIC: what was sealed here, byte for byte. HOLDS: the seal is ours and holds, but this database does not know it. CONTRADICTS: so, and its contents do not agree. UNSIGNED, DELIVERED, NEVER: the document that was delivered to be signed. CHANGED. UNSEALED: a contract without a seal. FOREIGN: not ours. NOT_PDF.' },
  match, contract: orNull(ref('CheckedContract')), file: ref('CheckedFile'),
});

export const VERIFY_SCHEMAS = { CheckByNumber: asked(byNumber), CheckByHash: asked(byHash), CheckedContract: known, ContractAnswer: contractAnswer, CheckedFile: file, FileAnswer: fileAnswer };

const binary = { type: 'string', format: 'binary' };

export const VERIFY_PATHS = {
  '/api/v1/verify': {
    post: {
      operationId: 'checkContract', summary: 'Whether a contract is ours, unchanged, signed and in force',
      description: `By its number with the code that is printed beside it, by the SHA-256 of its file, or by the file itself (at most ${MOST_BYTES} bytes, which are not kept). Nothing is told that the file, or whoever holds its number and code, does not say already, save what became of it. ${ALLOWED_CHECKS.requests} requests in ${ALLOWED_CHECKS.seconds} seconds from one address. Codes may be written in any case, with dashes or blanks.`,
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { anyOf: [ref('CheckByNumber'), ref('CheckByHash')] }, example: { number: 'DM-2612-0031', code: '7Q2M-9XK4-TB0C' } },
          'application/pdf': { schema: binary },
          'multipart/form-data': { schema: object({ file: binary }) },
        },
      },
      responses: {
        200: { description: 'What is known; of a file also what it says by itself.', content: { 'application/json': { schema: { anyOf: [ref('ContractAnswer'), ref('FileAnswer')] } } } },
        400: refused('The body is no JSON object, has a name twice, or is no file of one part named `file`.'), 405: refused('Another method than POST.'), 413: refused('The body is too large.'),
        422: refused('A number, code or hash is missing or none.'), 429: refused('Too many requests from this address.', { 'Retry-After': { schema: whole, description: 'Seconds.' } }),
        503: refused('Other files are being checked.', { 'Retry-After': { schema: whole, description: 'Seconds.' } }),
      },
    },
  },
  '/api/v1/verify/root.pem': {
    get: {
      operationId: 'rootCertificates', summary: 'The certificates under which contracts are sealed (PEM)',
      responses: { 200: { description: 'The one in use first.', content: { 'application/x-pem-file': { schema: text } } }, 404: refused('Nothing was sealed here yet.') },
    },
  },
};
