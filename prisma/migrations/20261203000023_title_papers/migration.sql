-- Sealed papers that say whose the goods of a lease are.
ALTER TYPE "FilePurpose" ADD VALUE 'TITLE_CERTIFICATE';
