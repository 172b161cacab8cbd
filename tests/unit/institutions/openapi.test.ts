import { describe, expect, it } from 'vitest';
import { protocolOpenapi } from '@/lib/desk-server/openapi';
import { limitRequestBody } from '@/lib/institutions/model/protocol';
import { limitRequestOf } from '../../support/limit-request-body';

interface Schema { type?: string; properties?: Record<string, Schema>; required?: string[]; additionalProperties?: boolean; pattern?: string; items?: Schema; enum?: string[] }
interface Document {
  openapi: string;
  paths: Record<string, Record<string, { parameters?: { name: string; in: string }[]; responses: Record<string, object> }>>;
  webhooks: Record<string, object>;
  components: { schemas: Record<string, Schema> };
}
const document = protocolOpenapi('https://mall.example/api/institution/v1') as Document;
const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);

/** What is wrong with a value by a schema of the document, as far as this document uses JSON Schema. */
function wrong(schema: Schema, value: unknown, at = ''): string[] {
  if (schema.enum && !schema.enum.includes(value as string)) return [at];
  if (schema.type === 'string') return typeof value === 'string' && (!schema.pattern || new RegExp(schema.pattern, 'u').test(value)) ? [] : [at];
  if (schema.type === 'array') return Array.isArray(value) ? value.flatMap((each, index) => wrong(schema.items ?? {}, each, `${at}/${index}`)) : [at];
  if (schema.type !== 'object' || !schema.properties) return [];
  const of = value as Record<string, unknown>;
  return [
    ...(schema.required ?? []).filter((name) => !(name in of)).map((name) => `${at}/${name}`),
    ...Object.keys(of).filter((name) => schema.additionalProperties === false && !(name in (schema.properties ?? {}))).map((name) => `${at}/${name}`),
    ...Object.entries(schema.properties).filter(([name]) => name in of).flatMap(([name, each]) => wrong(each, of[name], `${at}/${name}`)),
  ];
}

describe('the description of the protocol', () => {
  it('names every call of the protocol page, and every callback', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths).sort()).toEqual([
      '/approvals/{approvalId}/decline', '/approvals/{approvalId}/hold', '/approvals/{approvalId}/release', '/approvals/{approvalId}/use', '/contracts',
      '/contracts/{contractId}/events', '/contracts/{contractId}/remittances', '/health', '/limit-requests', '/limit-requests/{requestId}', '/seller-limits',
    ]);
    expect(Object.keys(document.webhooks).sort()).toEqual(['approval.revoked', 'contract.issued', 'contract.refused', 'limit.decided', 'settlement.paid']);
    for (const [path, { post }] of Object.entries(document.paths)) if (post) expect(post.parameters?.map(({ name }) => name), path).toContain('Idempotency-Key');
  });

  it('has every schema that it refers to', () => {
    expect(refs.length).toBeGreaterThan(20);
    for (const name of refs) expect(document.components.schemas, name).toHaveProperty(name);
  });

  it('takes a request that is read, and refuses what is refused: a field more, an amount that is none', () => {
    const request = limitRequestOf({ requestId: 'lr_1' });
    const schema = document.components.schemas.LimitRequest ?? {};
    const cases: [unknown, string[]][] = [
      [request, []],
      [{ ...request, colour: 'red' }, ['/colour']],
      [{ ...request, currency: undefined, terms: { ...request.terms, cashPrice: '1e6' } }, ['/currency', '/terms/cashPrice']],
      [{ ...request, terms: { ...request.terms, annualRate: '7%' } }, ['/terms/annualRate']],
      [{ ...request, createdAt: '2026-11-23T05:00:00.123456789Z', answerBy: '2026-11-23T05:00:10+00:00' }, []],
      [{ ...request, createdAt: '2026-11-23T14:00:00+09:00', answerBy: '2026-11-23T05:00:10-00:00' }, ['/createdAt', '/answerBy']],
      [{ ...request, createdAt: '2026-02-29T05:00:00Z', answerBy: '2026-11-23T05:00Z' }, ['/createdAt', '/answerBy']],
    ];
    for (const [body, places] of cases) {
      expect(wrong(schema, body)).toEqual(places);
      expect(limitRequestBody.safeParse(body).success).toBe(places.length === 0);
    }
  });
});
