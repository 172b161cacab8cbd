-- Pictures of goods that were looked over when they came back: private to the return's parties.
ALTER TYPE "FilePurpose" ADD VALUE 'RETURN_PHOTO';
