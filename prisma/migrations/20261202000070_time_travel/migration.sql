-- CreateEnum
CREATE TYPE "TravelState" AS ENUM ('RUNNING', 'STOPPED', 'DONE');

-- CreateTable
CREATE TABLE "time_travel" (
    "id" TEXT NOT NULL,
    "state" "TravelState" NOT NULL DEFAULT 'RUNNING',
    "started_by_id" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settled" BOOLEAN NOT NULL DEFAULT true,
    "stops" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "hurried" INTEGER NOT NULL DEFAULT 0,
    "busy_ms" INTEGER NOT NULL DEFAULT 0,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "time_travel_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "time_travel_from_at_id_idx" ON "time_travel"("from_at" DESC, "id");

-- Guards -------------------------------------------------------------------------------------------
-- One clock, one journey; it goes forward, and what has arrived stays so.
CREATE UNIQUE INDEX time_travel_one ON time_travel ((true)) WHERE state = 'RUNNING';
ALTER TABLE time_travel
  ADD CONSTRAINT time_travel_forward CHECK (from_at < to_at AND from_at <= at),
  ADD CONSTRAINT time_travel_arrived CHECK (state <> 'DONE' OR (settled AND at >= to_at)),
  ADD CONSTRAINT time_travel_counts CHECK (stops >= 0 AND failures >= 0 AND hurried >= 0 AND busy_ms >= 0);
CREATE FUNCTION time_travel_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'DONE' OR NEW.at < OLD.at
     OR (NEW.id, NEW.started_by_id, NEW.from_at, NEW.to_at) IS DISTINCT FROM (OLD.id, OLD.started_by_id, OLD.from_at, OLD.to_at) THEN
    RAISE EXCEPTION 'time travel % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER time_travel_stays BEFORE UPDATE OR DELETE ON time_travel FOR EACH ROW EXECUTE FUNCTION time_travel_stays();
