/** Jobs that wait for somebody outside. They have workers of their own, so that whoever is slow there keeps nothing else waiting. */
export const OUTSIDE_JOBS: readonly string[] = [
  'ask-financier', 'ask-seller-limit', 'hold-approval', 'use-approval', 'release-approval', 'decline-approval', 'decline-stray', 'draw-up-contract', 'deliver-callback', 'tell-contract-event', 'send-remittance',
  'charge-attempt', 'refund-attempt', 'refund-credit', 'refund-withdrawal', 'apply-gateway-event', 'finish-setup', 'take-payouts', 'deliver-sandbox-event',
];

/** By which the jobs that wait for one financier are known. */
export const waitingFor = (institutionId: string): string => `institution:${institutionId}`;
