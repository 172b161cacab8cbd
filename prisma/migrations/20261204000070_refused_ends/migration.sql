-- A lease whose payment refusal stands (art. 16) ends by it: its goods go back at no cost, or there are none.
ALTER TYPE "LeaseEnd" ADD VALUE 'REFUSED';
ALTER TYPE "ReturnCause" ADD VALUE 'PAYMENT_REFUSED';
