import type { Temporal } from 'temporal-polyfill';
import type { Signed } from '../model/evidence';
import type { ContractRow } from '../store/contracts';
import { drawContract } from './draw-contract';
import { drawSupplement } from './draw-supplement';

/** A contract or a supplement of one, as a PDF. */
export const drawPaper = (contract: ContractRow, at: Temporal.Instant, signed?: Signed): Promise<Buffer> =>
  (contract.supplementNo === 0 ? drawContract(contract, at, signed) : drawSupplement(contract, at, signed));
