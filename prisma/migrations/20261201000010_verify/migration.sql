-- Anybody may ask for a contract by the hash of its file: a stranger's question must not read the whole table.
CREATE INDEX "contract_document_sha256_idx" ON "contract"("document_sha256");
CREATE INDEX "contract_sealed_sha256_idx" ON "contract"("sealed_sha256");
