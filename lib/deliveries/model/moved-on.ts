/** Refusals after which the same act cannot work any more: somebody else was faster, or a deadline. */
const MOVED_ON = new Set(['deliveries.moved-on', 'contracts.moved-on', 'deliveries.shipped-already', 'deliveries.lapsed', 'deliveries.proof-recorded', 'conflict']);

export const movedOn = (code: string): boolean => MOVED_ON.has(code);
