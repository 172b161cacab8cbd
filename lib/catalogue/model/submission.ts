/** Whether a decision is about what waits now: the same version, submitted at the same instant (ISO 8601). */
export const isSameSubmission = (
  waiting: { draftVersionId: string | null; submittedAt: Date | null },
  read: { versionId: string; submittedAt: string },
): boolean => waiting.draftVersionId === read.versionId && waiting.submittedAt?.getTime() === Date.parse(read.submittedAt);
