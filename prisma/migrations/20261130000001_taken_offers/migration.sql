-- A counter-offer of a lender that we play is taken once: by the approval that names it.
ALTER TABLE "tenant_approval" ADD COLUMN "offer_id" TEXT;

-- Where an offer was taken several times before this, the first approval has it; the others stand as they were given.
UPDATE tenant_approval a SET offer_id = first.offer_id FROM (
  SELECT DISTINCT ON (x.tenant_code, x.caller_code, r.body ->> 'acceptsOffer') x.id, r.body ->> 'acceptsOffer' AS offer_id
    FROM tenant_approval x JOIN tenant_limit_request r
      ON (r.tenant_code, r.caller_code, r.request_id) = (x.tenant_code, x.caller_code, x.request_id)
   WHERE r.body ->> 'acceptsOffer' IS NOT NULL
   ORDER BY x.tenant_code, x.caller_code, r.body ->> 'acceptsOffer', r.created_at, x.id) first
 WHERE first.id = a.id;

CREATE UNIQUE INDEX "tenant_approval_tenant_code_caller_code_offer_id_key" ON "tenant_approval"("tenant_code", "caller_code", "offer_id");
