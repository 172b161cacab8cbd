-- The agreement by which another person takes a lease over is kept as a contract's document is.
ALTER TYPE "FilePurpose" ADD VALUE 'TRANSFER_DOCUMENT';
