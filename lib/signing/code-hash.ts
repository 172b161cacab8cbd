import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from './model/inputs';

/** Six digits are found by trying them all: what rests of a code is under the key of the environment. */
export const codeHash = (id: string, code: string, encryptionKey: string): string => createHmac('sha256', Buffer.from(encryptionKey, 'hex')).update(`${id}:${code}`).digest('hex');

export const isCode = (typed: string, { id, hash }: { id: string; hash: string }, encryptionKey: string): boolean =>
  timingSafeEqual(Buffer.from(codeHash(id, typed, encryptionKey), 'hex'), Buffer.from(hash, 'hex'));

export const newCode = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
