import * as z from 'zod';

/** What a request says, as the schema that reads it has it. */
export const asked = (schema: z.ZodType): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }) as { $schema?: string };
  return rest;
};

export const object = (properties: Record<string, object>, optional: readonly string[] = []) =>
  ({ type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) });
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const whole = { type: 'integer' };
export const text = { type: 'string' };

export const answer = (description: string, schema: string, type: string, headers?: object) => ({ description, ...(headers && { headers }), content: { [type]: { schema: ref(schema) } } });
export const refused = (description: string, headers?: object) => answer(description, 'Problem', 'application/problem+json', headers);
