import { describe, expect, it } from 'vitest';
import { readExchange } from '@/lib/institutions/call-institution';
import { mayBeCalled } from '@/lib/institutions/model/address';
import { limitedBytes, MAX_BODY_BYTES } from '@/lib/platform/read-body';

describe('an address', () => {
  it.each(['https://bank.example/v1', 'http://localhost:3000/v1', 'http://127.0.0.1:1/v1', 'http://127.9.9.9/', 'http://[::1]:8080/v1'])('%s may be called', (url) => {
    expect(mayBeCalled(url)).toBe(true);
  });

  it.each([
    'http://bank.example/v1', 'http://localhost.bank.example/', 'http://127.0.0.1.bank.example/', 'http://10.0.0.1/', 'http://[::ffff:10.0.0.1]/',
    'ftp://localhost/', 'file:///etc/passwd', 'https://user:secret@bank.example/', 'bank.example', '',
  ])('%s may not', (url) => {
    expect(mayBeCalled(url)).toBe(false);
  });
});

const answered = (status: number, text: string) => readExchange({ kind: 'answer', status, headers: new Headers(), text }).outcome;
const problem = (type: string) => JSON.stringify({ type: `urn:dalmada:problem:${type}`, title: type });

describe('what an answer means', () => {
  it('2xx with JSON is an answer', () => {
    expect(answered(202, '{"status":"PENDING"}')).toEqual({ kind: 'answer', status: 202, body: { status: 'PENDING' } });
  });

  it.each([[200, ''], [202, ' \n'], [204, '']])('%i without a body is an answer that says no more', (status, text) => {
    expect(answered(status, text)).toEqual({ kind: 'answer', status, body: null });
  });

  it('401 settles nothing: who is not known today may have been heard yesterday, and is known tomorrow', () => {
    expect(answered(401, problem('signature'))).toEqual({ kind: 'unknown', reason: 'stranger', type: 'signature' });
    expect(answered(401, '')).toEqual({ kind: 'unknown', reason: 'stranger', type: 'about:blank' });
  });

  it.each([[400, 'json'], [404, 'unknown'], [409, 'limit-exceeded'], [410, 'approval-ended'], [422, 'field'], [422, 'idempotency-key-reused']])('%i %s is final', (status, type) => {
    expect(answered(status, problem(type))).toMatchObject({ kind: 'problem', status, type });
  });

  it.each<[number, string, string]>([
    [409, problem('in-flight'), 'busy'], [429, '', 'busy'], [503, problem('busy'), 'busy'], [500, '', 'network'], [502, '<html>', 'network'], [301, '', 'network'], [200, 'ok', 'network'], [408, '', 'timeout'], [425, '', 'busy'],
  ])('%i %s settles nothing', (status, text, reason) => {
    expect(answered(status, text)).toEqual({ kind: 'unknown', reason });
  });
});

describe('a body', () => {
  const stream = (size: number) => new Response(new Uint8Array(size)).body;

  it('is read up to 256 KB and not a byte further', async () => {
    expect((await limitedBytes(stream(MAX_BODY_BYTES)))?.byteLength).toBe(MAX_BODY_BYTES);
    expect(await limitedBytes(stream(MAX_BODY_BYTES + 1))).toBeUndefined();
    expect((await limitedBytes(null))?.byteLength).toBe(0);
  });
});
