import type pg from 'pg';

/** Kinds of goods by category, so that each category has brands and words of its own. */
const KINDS = [
  ['appliances', '냉장고 refrigerator fridge'], ['appliances', '세탁기 washer'], ['appliances', '텔레비전 tv'], ['appliances', '에어컨'],
  ['computers', '노트북 laptop 랩톱'], ['computers', '카메라 camera'], ['computers', '드론 drone'], ['computers', '모니터 monitor'],
  ['furniture', '소파 sofa'], ['furniture', '책상 desk'], ['furniture', '침대 bed'], ['furniture', '식탁 table'],
  ['health', '안마의자 massage chair'], ['health', '휠체어 wheelchair'], ['health', '런닝머신 treadmill'],
  ['mobility', '자전거 bicycle'], ['mobility', '킥보드 scooter'], ['mobility', '유모차 stroller'],
  ['instruments', '피아노 piano'], ['instruments', '첼로 cello'], ['instruments', '바이올린 violin'], ['instruments', '드럼 drum'],
  ['shop', '에스프레소 espresso'], ['shop', '쇼케이스 showcase'], ['shop', '오븐 oven'], ['shop', '제빙기 ice'],
] as const;
const BRANDS = '온새미 한빛 하늘 루멘 다온 무루 쉼 바람 세종 가온 카페온 소리 나래 도담 라온 마루 보람 아라 여울 예그린 이든 은가람 찬솔 토리 푸르미 해찬'.split(' ');

/**
 * Indexes of the lists are made at the end, at once: this is about reading. What refers to what stays, although checking it
 * costs seconds: to drop or add it locks two tables at a time, in another order than those who read meanwhile.
 */
const LATER = `
  SELECT format('DROP INDEX %I', indexname) AS remove, indexdef AS restore FROM pg_indexes
   WHERE indexname LIKE 'offer\\_%' OR indexname IN ('listing_search_pairs', 'listing_title_pairs', 'listing_search')`;

/**
 * So many published listings of these sellers, with offers, versions, photos left out and two units each, all by the
 * database itself. Prices rise and fall with the number, not with the kernel's exactness: for plans and measurements. Their
 * sellers have long been told that so few are left.
 */
export async function loadCatalogue(client: pg.Client, { listings, sellerIds, from = 0 }: { listings: number; sellerIds: readonly string[]; from?: number }): Promise<void> {
  const { rows: later } = await client.query<{ remove: string; restore: string }>(LATER);
  await client.query("SET maintenance_work_mem = '256MB'");
  for (const { remove } of later) await client.query(remove);
  await client.query(`
    CREATE TEMPORARY TABLE thing ON COMMIT PRESERVE ROWS AS
      SELECT n, 'g_' || lpad(n::text, 26, '0') AS id, 'gv_' || lpad(n::text, 26, '0') AS version_id,
             ($1::text[])[1 + ((n * 31) % cardinality($1::text[]))::int] AS seller_id, timestamptz '2026-01-01' + n * interval '1 second' AS at,
             k.category, split_part(k.names, ' ', 1) AS kind, k.names,
             ($4::text[])[1 + ((n * 7919 + k.at * 5) % 9 + (k.at * 3) % 16)::int] AS brand, 'M-' || upper(substr(md5(n::text), 1, 5)) AS model,
             (ARRAY['NEW','NEW','NEW','NEW','REFURBISHED','USED'])[1 + (n % 6)::int]::"Condition" AS condition,
             (ARRAY['TITLE_TRANSFER','RETURN_OR_BUYOUT'])[1 + ((n * 13 / 7) % 2)::int]::"EndOfTerm" AS end_of_term,
             10000 * (30 + (n * 7907) % 970) AS cash
        FROM generate_series($2::bigint + 1, $2::bigint + $3::bigint) AS n
        CROSS JOIN LATERAL (SELECT category, names, at FROM unnest($5::text[], $6::text[]) WITH ORDINALITY AS kinds(category, names, at) WHERE at = 1 + (n * 104729) % cardinality($5::text[])) AS k`,
  [sellerIds, from, listings, BRANDS, KINDS.map(([category]) => category), KINDS.map(([, names]) => names)]);
  // Both tables in one statement: each refers to the other.
  await client.query(`
    WITH versions AS (
      INSERT INTO listing_version (id, listing_id, number, frozen_at, title, category_code, brand, model, description, condition, cash_price_minor, end_of_term,
                                   rounding_unit, offers, guarantee, specifications, created_by_id, created_at)
      SELECT version_id, id, 1, at, brand || ' ' || kind || ' ' || model, category, brand, model, kind || '입니다. 집에서 받고, 고장 나면 와서 고쳐 드립니다.', condition, cash, end_of_term, 10,
             (SELECT jsonb_agg(jsonb_build_object('termMonths', months, 'residualMinor', CASE end_of_term WHEN 'TITLE_TRANSFER' THEN '0' ELSE (cash / 5)::text END) ORDER BY months) FROM unnest(ARRAY[24, 36]) AS months),
             '{"responseHours":48,"repairFree":true,"replacement":false,"careVisitsPerYear":1,"noteKo":"","noteEn":""}',
             '[{"name":"크기","value":"900 × 600 × 400 mm"},{"name":"무게","value":"20 kg"}]', 'p', at FROM thing)
    INSERT INTO listing (id, number, seller_id, status, published_version_id, published_at, created_at, title, brand, model, category_code, cash_price_minor, end_of_term,
                         card_term_months, card_instalment_minor, card_total_cost_minor, card_total_to_own_minor, search_text, offers_rule, low_stock_told_at)
    SELECT id, 'L-T-' || n, seller_id, 'PUBLISHED', version_id, at, at, brand || ' ' || kind || ' ' || model, brand, model, category, cash, end_of_term,
           36, cash / 32, cash / 32 * 36, cash / 32 * 36 + CASE end_of_term WHEN 'TITLE_TRANSFER' THEN 0 ELSE cash / 5 END,
           lower(brand || ' ' || names || ' ' || model || ' ' || category), 1, at FROM thing`);
  await client.query(`
    INSERT INTO listing_offer (listing_id, seller_id, term_key, term_months, category_code, brand, condition, end_of_term, region_mask, guarantee_mask, published_at, popularity,
                               cash_price_minor, residual_minor, least_first_minor, instalment_0, instalment_10, instalment_20, instalment_30, total_0, total_10, total_20, total_30)
    SELECT id, seller_id, key, months, category, brand, condition, end_of_term, CASE WHEN n % 5 = 0 THEN ((n * 40503) % 131071 + 1)::int ELSE 131071 END, (n * 31 % 8)::int, at,
           CASE WHEN n % 10 = 0 THEN (n % 97)::int ELSE 0 END, cash, CASE end_of_term WHEN 'TITLE_TRANSFER' THEN 0 ELSE cash / 5 END, 0,
           cash / (months - 4), cash * 9 / 10 / (months - 4), cash * 8 / 10 / (months - 4), cash * 7 / 10 / (months - 4),
           cash / (months - 4) * months, cash / 10 + cash * 9 / 10 / (months - 4) * months, cash / 5 + cash * 8 / 10 / (months - 4) * months, cash * 3 / 10 + cash * 7 / 10 / (months - 4) * months
      FROM thing CROSS JOIN (VALUES (0, 36), (24, 24), (36, 36)) AS terms(key, months)`);
  await client.query(`
    INSERT INTO unit (id, listing_id, seller_id, serial, created_at)
    SELECT 'u_' || lpad(n::text, 25, '0') || place, id, seller_id, 'T' || n || '-' || place, at FROM thing CROSS JOIN generate_series(0, 1) AS place WHERE n % 20 <> 0`);
  await client.query('DROP TABLE thing');
  for (const { restore } of later) await client.query(restore);
  // As the database leaves its tables by itself in time: words that are only noted down for the index would be read through at every search.
  await client.query('VACUUM (ANALYZE) listing, unit');
  await client.query('VACUUM (ANALYZE, INDEX_CLEANUP OFF) listing_offer');
}
