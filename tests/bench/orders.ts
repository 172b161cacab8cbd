import { measureFlow } from './orders-flow';
import { measureHttp } from './orders-http';
import { untilIdle } from './idle';

/*
 * npm run bench -- orders [orders]: JSON on standard output. `flow` is the whole order over the use cases at 8 clients
 * (open form, save, sign, use, place); `http` is the signing request alone, over HTTP against the build.
 */
const CLIENTS = 8;
const orders = Number(process.argv[2] ?? 400);

await untilIdle();
const flow = await measureFlow(CLIENTS, orders);
const http = await measureHttp(CLIENTS, Math.ceil(orders / 2));
process.stdout.write(`${JSON.stringify({ bench: 'orders', flow, http }, null, 2)}\n`);
process.exit(0);
