-- What a lease may come to, what may become of an instalment, what stops what is overdue.
ALTER TYPE "FreezeCause" ADD VALUE 'CLAIM';
ALTER TYPE "FreezeCause" ADD VALUE 'DEFERRAL';
ALTER TYPE "FreezeCause" ADD VALUE 'RETURN';
ALTER TYPE "InstalmentState" ADD VALUE 'MERGED';
ALTER TYPE "InstalmentState" ADD VALUE 'WRITTEN_OFF';
ALTER TYPE "LeaseEnd" ADD VALUE 'COMPLETED';
ALTER TYPE "LeaseEnd" ADD VALUE 'BOUGHT_OUT';
ALTER TYPE "LeaseEnd" ADD VALUE 'RETURNED';
ALTER TYPE "LeaseEnd" ADD VALUE 'BREACHED';
ALTER TYPE "LeaseEnd" ADD VALUE 'DEFAULTED';
