/** Figures of a scorecard that a form changes, beside its rules' points. */
export const CARD_FIELDS = ['ratePercent', 'declineBelow', 'referBelow', 'maxBurdenPercent', 'maxExposureMinor', 'approvalDays'] as const;
export type CardField = (typeof CARD_FIELDS)[number];

export const UNITS: Record<CardField, '%' | 'pointsUnit' | 'daysUnit' | 'won'> = {
  ratePercent: '%', declineBelow: 'pointsUnit', referBelow: 'pointsUnit', maxBurdenPercent: '%', maxExposureMinor: 'won', approvalDays: 'daysUnit',
};
