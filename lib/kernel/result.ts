/** Expected failures are return values: a code looked up in the message files, and the fields it belongs to. */
export interface Problem {
  /** Key under `errors.` in the message files. */
  code: string;
  /** Field name (dotted path) → error code to show beside that field. */
  fields?: Record<string, string>;
  /** Values for the placeholders of the message. */
  params?: Record<string, string | number>;
}

export type Result<T, E = Problem> = { ok: true; value: T } | { ok: false; error: E };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const err = <E = Problem>(error: E): { ok: false; error: E } => ({ ok: false, error });

/** Where the text of an error code stands: `orders.form-expired` in orders.json under `errors`, `required` in errors.json. */
export function problemKey(code: string): string {
  const dot = code.indexOf('.');
  return dot < 0 ? `errors.${code}` : `${code.slice(0, dot)}.errors.${code.slice(dot + 1)}`;
}
