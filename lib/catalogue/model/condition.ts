export const CONDITIONS = ['NEW', 'REFURBISHED', 'USED'] as const;
export type Condition = (typeof CONDITIONS)[number];
