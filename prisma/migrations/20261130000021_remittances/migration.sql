-- What a mall has remitted for a contract of a lender that we play: an id once, each instalment at most once in all.
CREATE TABLE "tenant_remittance" (
    "tenant_code" TEXT NOT NULL,
    "caller_code" TEXT NOT NULL,
    "remittance_id" TEXT NOT NULL,
    "contract_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_remittance_pkey" PRIMARY KEY ("tenant_code","caller_code","remittance_id")
);
CREATE INDEX "tenant_remittance_contract_id_idx" ON "tenant_remittance"("contract_id");
ALTER TABLE "tenant_remittance" ADD CONSTRAINT "tenant_remittance_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "tenant_contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- They were noted in the audit log alone before this; of several under one id the first stands.
INSERT INTO tenant_remittance (tenant_code, caller_code, remittance_id, contract_id, body, created_at)
SELECT c.tenant_code, c.caller_code, e.data ->> 'remittanceId', c.id, e.data, e.at
  FROM audit_entry e JOIN tenant_contract c ON c.id = e.subject_id
 WHERE e.subject_type = 'tenant-contract' AND e.action = 'tenant-contract.remittance' AND e.data ->> 'remittanceId' IS NOT NULL
 ORDER BY e.id ON CONFLICT DO NOTHING;

CREATE TRIGGER tenant_remittance_append_only BEFORE UPDATE OR DELETE ON tenant_remittance FOR EACH ROW EXECUTE FUNCTION refuse_change();
