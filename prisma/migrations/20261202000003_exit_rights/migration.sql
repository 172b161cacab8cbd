-- CreateEnum
CREATE TYPE "ExitCause" AS ENUM ('BREACH', 'SELLER_GONE');

-- CreateTable
CREATE TABLE "exit_right" (
    "lease_id" TEXT NOT NULL,
    "cause" "ExitCause" NOT NULL,
    "source_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exit_right_pkey" PRIMARY KEY ("lease_id")
);

-- AddForeignKey
ALTER TABLE "exit_right" ADD CONSTRAINT "exit_right_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER exit_right_append_only BEFORE UPDATE OR DELETE ON exit_right FOR EACH ROW EXECUTE FUNCTION refuse_change();
