INSERT INTO ledger_account (code, kind, name_ko, name_en) VALUES
  ('lease-receivable', 'ASSET', '리스 채권', 'Lease receivable'),
  ('first-payment-receivable', 'ASSET', '받을 선납금', 'First payment receivable'),
  ('serviced-receivable', 'ASSET', '위탁 관리 채권', 'Receivable serviced for a financier'),
  ('financier-claim', 'LIABILITY', '금융사 몫', 'Claim of the financier'),
  ('seller-payable', 'LIABILITY', '판매자 지급 예정', 'Payable to the seller');
