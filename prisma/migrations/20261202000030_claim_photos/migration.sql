-- Pictures in the thread of a claim: private to its parties.
ALTER TYPE "FilePurpose" ADD VALUE 'CLAIM_PHOTO';
