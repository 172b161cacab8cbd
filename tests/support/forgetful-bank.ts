import { withConnection } from '@/lib/host/postgres/connect';
import { inheritedEnv } from '@/lib/platform/env';
import { assertLocalDatabase } from './local-database';

/** The bank that this installation plays loses its book about an order: asked for the contract, it refuses. */
export async function bankForgets(orderId: string): Promise<void> {
  const url = inheritedEnv().MIGRATION_DATABASE_URL ?? '';
  assertLocalDatabase(url);
  await withConnection(url, (client) => client.query("UPDATE tenant_hold SET state = 'RELEASED' WHERE order_id = $1", [orderId]));
}
