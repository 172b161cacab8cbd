-- AlterTable
ALTER TABLE "limit_hold" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 1;
