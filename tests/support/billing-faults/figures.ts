import { withConnection } from '@/lib/host/postgres/connect';

/** Each row as a line of text; an id that the run itself gave is replaced by what it stands for, times are left out. */
const FIGURES: Record<string, string> = {
  instalments: `SELECT concat_ws(' ', lease_id, seq, due_on, amount_minor, state) AS line FROM lease_instalment`,
  invoices: `SELECT concat_ws(' ', lease_id, seq, kind, state, currency, billed_on, due_on, amount_minor, credit_minor, coalesce(try_on::text, '-')) AS line FROM invoice`,
  credits: `SELECT concat_ws(' ', id, amount_minor, used_minor) AS line FROM lease_credit`,
  uses: `SELECT concat_ws(' ', u.credit_id, v.lease_id, v.seq, u.amount_minor) AS line FROM lease_credit_use u JOIN invoice v ON v.id = u.invoice_id`,
  books: `SELECT concat_ws(' ', e.source_type, coalesce(v.lease_id || ':' || v.seq, e.source_id), e.kind, e.currency, e.occurred_on, j.line, j.account_code, j.side, j.amount_minor, j.party_id, j.lease_id) AS line
    FROM journal_entry e JOIN journal_line j ON j.entry_id = e.id LEFT JOIN lease_credit_use u ON e.source_type = 'credit-use' AND e.source_id = u.credit_id || ':' || u.invoice_id
    LEFT JOIN invoice v ON v.id = coalesce(u.invoice_id, CASE e.source_type WHEN 'invoice' THEN e.source_id END)`,
  days: `SELECT concat_ws(' ', day, total, done, finished_at IS NOT NULL) AS line FROM billing_day`,
};

export type Figures = Record<string, string[]>;

/** All that a run leaves behind, in the order of the text. */
export const figuresOf = (url: string): Promise<Figures> => withConnection(url, async (client) => {
  const figures: Figures = {};
  for (const [name, sql] of Object.entries(FIGURES)) figures[name] = (await client.query<{ line: string }>(`${sql} ORDER BY 1`)).rows.map(({ line }) => line);
  return figures;
});
