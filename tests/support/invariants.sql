-- Each statement returns no row, whatever happened. One SELECT per invariant of reliability; the first column names it.

SELECT '1 approval over-used' AS broken, id FROM approval
 WHERE held_minor + used_minor > approved_minor OR monthly_held_minor + monthly_used_minor > monthly_cap_minor OR held_minor < 0 OR used_minor < 0;

SELECT '1 approval sums differ from its holds' AS broken, a.id FROM approval a
 LEFT JOIN (SELECT approval_id, sum(amount_minor) FILTER (WHERE state = 'HELD') AS held, sum(amount_minor) FILTER (WHERE state = 'USED') AS used
              FROM limit_hold GROUP BY approval_id) h ON h.approval_id = a.id
 WHERE a.held_minor <> coalesce(h.held, 0) OR a.used_minor <> coalesce(h.used, 0);

SELECT '1 seller limit sums differ from its holds' AS broken, s.id FROM seller_limit s
 LEFT JOIN (SELECT seller_limit_id, sum(amount_minor) FILTER (WHERE state = 'HELD') AS held, sum(amount_minor) FILTER (WHERE state = 'USED') AS used
              FROM limit_hold GROUP BY seller_limit_id) h ON h.seller_limit_id = s.id
 WHERE s.held_minor <> coalesce(h.held, 0) OR s.used_minor <> coalesce(h.used, 0) OR s.held_minor + s.used_minor > s.approved_minor;

SELECT '1 pre-approval sums differ from the holds of what was drawn from it' AS broken, p.id FROM pre_approval p
 LEFT JOIN (SELECT a.pre_approval_id, sum(h.amount_minor) FILTER (WHERE h.state = 'HELD') AS held, sum(h.amount_minor) FILTER (WHERE h.state = 'USED') AS used,
                   sum(h.monthly_minor) FILTER (WHERE h.state = 'HELD') AS month_held, sum(h.monthly_minor) FILTER (WHERE h.state = 'USED') AS month_used
              FROM limit_hold h JOIN approval a ON a.id = h.approval_id GROUP BY 1) h ON h.pre_approval_id = p.id
 WHERE (p.held_minor, p.used_minor, p.monthly_held_minor, p.monthly_used_minor)
       IS DISTINCT FROM (coalesce(h.held, 0), coalesce(h.used, 0), coalesce(h.month_held, 0), coalesce(h.month_used, 0));

SELECT '1 counter-offer of a lender that we play taken twice, or by an approval that does not say so' AS broken, min(a.id) AS id FROM tenant_approval a
  JOIN tenant_limit_request r ON (r.tenant_code, r.caller_code, r.request_id) = (a.tenant_code, a.caller_code, a.request_id)
 WHERE r.body ? 'acceptsOffer' OR a.offer_id IS NOT NULL GROUP BY a.tenant_code, a.caller_code, r.body ->> 'acceptsOffer'
HAVING count(*) > 1 OR bool_or(a.offer_id IS DISTINCT FROM r.body ->> 'acceptsOffer');

SELECT '1 contracts of a lender that we play bind more than their approval has used' AS broken, a.id FROM tenant_approval a
 JOIN (SELECT approval_id, sum((body #>> '{terms,cashPrice}')::numeric - (body #>> '{terms,firstPayment}')::numeric) AS bound
         FROM tenant_contract WHERE ended_at IS NULL GROUP BY approval_id) c ON c.approval_id = a.id
 LEFT JOIN (SELECT approval_id, sum(amount_minor) AS used FROM tenant_hold WHERE state = 'USED' GROUP BY approval_id) h ON h.approval_id = a.id
 WHERE c.bound > coalesce(h.used, 0);

SELECT '1 issued contract of a lender that we play whose own order has not used what it binds' AS broken, c.id FROM tenant_contract c
 LEFT JOIN tenant_hold h ON (h.approval_id, h.order_id) = (c.approval_id, c.order_id) AND h.state = 'USED'
 WHERE c.ended_at IS NULL AND coalesce(h.amount_minor, 0) < (c.body #>> '{terms,cashPrice}')::numeric - (c.body #>> '{terms,firstPayment}')::numeric;

SELECT '2 more remitted for an instalment of a lender that we play than it is' AS broken, r.contract_id AS id FROM tenant_remittance r
  JOIN tenant_contract c ON c.id = r.contract_id CROSS JOIN LATERAL jsonb_array_elements(r.body -> 'lines') l
  LEFT JOIN LATERAL (SELECT (s ->> 'amount')::numeric AS due FROM jsonb_array_elements(c.body #> '{terms,schedule}') s WHERE s -> 'seq' = l -> 'seq') i ON true
 GROUP BY r.contract_id, l ->> 'seq', i.due HAVING sum((l ->> 'amount')::numeric) > coalesce(i.due, 0);

SELECT '2 contract of a lender that we play on other terms than it approved' AS broken, c.id FROM tenant_contract c JOIN tenant_approval a ON a.id = c.approval_id
  JOIN tenant_limit_request r ON (r.tenant_code, r.caller_code, r.request_id) = (a.tenant_code, a.caller_code, a.request_id)
 WHERE (c.body #>> '{terms,annualRate}')::numeric IS DISTINCT FROM (r.answer #>> '{approval,annualRate}')::numeric OR c.body #>> '{terms,currency}' IS DISTINCT FROM r.body ->> 'currency'
    OR EXISTS (SELECT 1 FROM unnest(ARRAY['cashPrice', 'firstPayment', 'residual', 'endOfTerm', 'termMonths', 'timing', 'advancePayments', 'rounding']) k
                WHERE c.body -> 'terms' -> k IS DISTINCT FROM r.body -> 'terms' -> k);

SELECT '9 limit that its ledger does not add up to' AS broken, x.id FROM (
  SELECT 'a' AS kind, id, approved_minor, held_minor, used_minor, monthly_cap_minor, monthly_held_minor, monthly_used_minor FROM approval
  UNION ALL SELECT 'p', id, approved_minor, held_minor, used_minor, monthly_cap_minor, monthly_held_minor, monthly_used_minor FROM pre_approval
  UNION ALL SELECT 's', id, approved_minor, held_minor, used_minor, 0, 0, 0 FROM seller_limit) x
 LEFT JOIN LATERAL (
   SELECT coalesce(sum(e.amount_minor * s.approved), 0) AS approved, coalesce(sum(e.amount_minor * s.held), 0) AS held, coalesce(sum(e.amount_minor * s.used), 0) AS used,
          coalesce(sum(e.monthly_minor * s.approved), 0) AS cap, coalesce(sum(e.monthly_minor * s.held), 0) AS month_held, coalesce(sum(e.monthly_minor * s.used), 0) AS month_used
     FROM limit_entry e, LATERAL (SELECT
       CASE WHEN e.kind IN ('APPROVED', 'RAISED') THEN 1 WHEN e.kind = 'LOWERED' THEN -1 ELSE 0 END AS approved,
       CASE WHEN e.kind = 'HELD' THEN 1 WHEN e.kind = 'USED' OR e.was = 'HELD' THEN -1 ELSE 0 END AS held,
       CASE WHEN e.kind = 'USED' THEN 1 WHEN e.was = 'USED' THEN -1 ELSE 0 END AS used) s
    WHERE (x.kind = 'a' AND e.approval_id = x.id) OR (x.kind = 'p' AND e.pre_approval_id = x.id) OR (x.kind = 's' AND e.seller_limit_id = x.id)) l ON true
 WHERE (x.approved_minor, x.held_minor, x.used_minor, x.monthly_cap_minor, x.monthly_held_minor, x.monthly_used_minor)
       IS DISTINCT FROM (l.approved, l.held, l.used, l.cap, l.month_held, l.month_used);

SELECT '2 placed order without a used hold of its own approval, or of that of who took its lease over' AS broken, o.id FROM lease_order o
 LEFT JOIN limit_hold h ON h.order_id = o.id AND h.state = 'USED' AND h.approval_id = coalesce((SELECT t.approval_id FROM lease_transfer t JOIN lease l ON l.id = t.lease_id JOIN contract c ON c.id = l.contract_id
   WHERE c.order_id = o.id AND t.state = 'DONE' ORDER BY t.carried_out_at DESC LIMIT 1), o.approval_id)
 WHERE o.state IN ('PLACED', 'ACCEPTED', 'CONTRACTED') AND h.order_id IS NULL
   AND NOT EXISTS (SELECT 1 FROM contract c JOIN lease l ON l.contract_id = c.id WHERE c.order_id = o.id AND l.state = 'ENDED');

SELECT '2 order of another purchaser, seller or financier than its approval' AS broken, o.id FROM lease_order o JOIN approval a ON a.id = o.approval_id
 WHERE (a.purchaser_id, a.seller_id, a.institution_id) IS DISTINCT FROM (o.purchaser_id, o.seller_id, o.institution_id);

SELECT '2 ended order keeps a hold' AS broken, o.id FROM lease_order o JOIN limit_hold h ON h.order_id = o.id
 WHERE o.state IN ('EXPIRED', 'CANCELLED', 'RELEASED', 'REFUSED', 'ENDED', 'WITHDRAWN') AND h.state <> 'RELEASED';

SELECT '3 unit in two live orders' AS broken, unit_id FROM lease_order
 WHERE unit_id IS NOT NULL AND state IN ('FORM', 'SIGNED', 'PLACED', 'ACCEPTED', 'CONTRACTED') GROUP BY unit_id HAVING count(*) > 1;

SELECT '3 unit taken by nobody, or free although taken' AS broken, u.id FROM unit u
 LEFT JOIN lease_order o ON o.unit_id = u.id AND o.state IN ('FORM', 'SIGNED', 'PLACED', 'ACCEPTED', 'CONTRACTED')
 WHERE (u.state IN ('HELD', 'ALLOCATED', 'SHIPPED', 'LEASED') AND o.id IS NULL) OR (u.state IN ('AVAILABLE', 'WITHDRAWN') AND o.id IS NOT NULL
       AND NOT (u.state = 'WITHDRAWN' AND EXISTS (SELECT 1 FROM lease_return r JOIN lease l ON l.id = r.lease_id WHERE l.unit_id = u.id AND (r.arrived_at IS NOT NULL OR r.state = 'LOST')))
       AND NOT (u.state = 'WITHDRAWN' AND EXISTS (SELECT 1 FROM lease l WHERE l.unit_id = u.id AND l.end_cause = 'REFUSED')));

SELECT '3 serial in two units of a seller' AS broken, min(u.id) AS id FROM unit u JOIN listing l ON l.id = u.listing_id
 WHERE u.state <> 'WITHDRAWN' GROUP BY l.seller_id, upper(u.serial) HAVING count(*) > 1;

SELECT '3 thing in two leases' AS broken, min(x.id) AS id FROM lease x JOIN unit u ON u.id = x.unit_id JOIN listing l ON l.id = u.listing_id
 WHERE x.state = 'ACTIVE' GROUP BY l.seller_id, upper(u.serial) HAVING count(*) > 1;

SELECT '4 contract without a relayed acceptance, or two for one order' AS broken, c.id FROM contract c
 LEFT JOIN delivery d ON d.order_id = c.order_id AND d.relayed_at IS NOT NULL AND d.decision IN ('ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'BY_SILENCE')
 WHERE d.order_id IS NULL OR (SELECT count(*) FROM contract x WHERE x.order_id = c.order_id AND x.supplement_no = c.supplement_no) > 1;

SELECT '14 contract approved by who asked for another person, or a large one by one admin alone' AS broken, c.id FROM contract c
 JOIN lease_order o ON o.id = c.order_id WHERE c.supplement_no = 0 AND c.state IN ('REVIEWED', 'DELIVERED', 'SIGNED', 'SEALED')
   AND (c.reviewed_by_id IN (c.second_asked_by_id, c.first_approved_by_id) OR (o.financed_minor >= 10000000 AND c.first_approved_by_id IS NULL));

SELECT '5 schedule not whole' AS broken, l.id FROM lease l
 LEFT JOIN lease_instalment i ON i.lease_id = l.id GROUP BY l.id
 HAVING count(*) FILTER (WHERE i.seq > 0) <> l.term_months OR coalesce(sum(i.principal_minor) FILTER (WHERE i.seq > 0), 0) <> l.financed_minor - l.residual_minor
     OR sum(i.amount_minor) <> l.total_cost_minor;

SELECT '8 journal entry does not balance' AS broken, e.id FROM journal_entry e LEFT JOIN journal_line l ON l.entry_id = e.id
 GROUP BY e.id HAVING coalesce(sum(CASE l.side WHEN 'DEBIT' THEN l.amount_minor ELSE -l.amount_minor END), 0) <> 0 OR count(l.*) < 2;

SELECT '9 delivered contract without its document as it was' AS broken, c.id FROM contract c LEFT JOIN stored_file f ON f.id = c.document_id
 WHERE c.state IN ('DELIVERED', 'SIGNED', 'SEALED') AND (f.id IS NULL OR encode(sha256(f.data), 'hex') <> c.document_sha256 OR length(f.data) <> c.document_bytes);

SELECT '11 sealed contract without its sealed document as it was' AS broken, c.id FROM contract c LEFT JOIN stored_file f ON f.id = c.sealed_id
 WHERE c.state = 'SEALED' AND (f.id IS NULL OR encode(sha256(f.data), 'hex') <> c.sealed_sha256 OR length(f.data) <> c.sealed_bytes);

SELECT '11 signed contract that its purchaser did not sign as it was delivered, read, and with a code that reached them' AS broken, c.id FROM contract c
 LEFT JOIN signing s ON s.contract_id = c.id AND s.signed_at = c.signed_at AND s.read_at <= s.signed_at AND s.document_sha256 = c.document_sha256 AND s.terms_sha256 = c.terms_sha256
 LEFT JOIN signing_code k ON k.contract_id = c.id AND k.used_at IS NOT NULL
 WHERE (c.state IN ('SIGNED', 'SEALED') AND (s.contract_id IS NULL OR k.id IS NULL)) OR (c.state NOT IN ('SIGNED', 'SEALED') AND k.id IS NOT NULL);

SELECT '11 sealed contract that the seller has not signed' AS broken, c.id FROM contract c
 WHERE c.state = 'SEALED' AND NOT EXISTS (SELECT 1 FROM party_signature p WHERE p.contract_id = c.id AND p.party = 'SELLER');

SELECT '11 more documents than were delivered and sealed' AS broken, f.id FROM stored_file f
 WHERE f.purpose = 'CONTRACT_DOCUMENT' AND NOT EXISTS (SELECT 1 FROM contract c WHERE f.id IN (c.document_id, c.sealed_id));

SELECT '12 delivery and order in states that do not go together' AS broken, d.order_id FROM delivery d JOIN lease_order o ON o.id = d.order_id
 WHERE NOT (CASE o.state WHEN 'PLACED' THEN d.state IN ('NOTICED', 'ACCEPTED', 'SHIPPED', 'RECEIVED', 'INSPECTED', 'DECIDED')
   WHEN 'ACCEPTED' THEN d.state = 'RELAYED' WHEN 'CONTRACTED' THEN d.state = 'RELAYED' WHEN 'REFUSED' THEN d.state IN ('RETURNING', 'RETURNED')
   WHEN 'CANCELLED' THEN d.state = 'CANCELLED' WHEN 'RELEASED' THEN d.state IN ('LAPSED', 'DECLINED')
   WHEN 'ENDED' THEN d.state IN ('RETURNING', 'RETURNED') AND d.relayed_at IS NOT NULL
   WHEN 'WITHDRAWN' THEN d.state IN ('RETURNING', 'RETURNED') AND d.relayed_at IS NOT NULL ELSE false END);

SELECT '4 abandoned contract whose order goes on, or an accepted order ended without one' AS broken, o.id FROM lease_order o
 JOIN delivery d ON d.order_id = o.id LEFT JOIN contract c ON c.order_id = o.id AND c.supplement_no = 0 WHERE (o.state = 'ENDED') <> (coalesce(c.state = 'ABANDONED', false));

SELECT '13 broken audit chain' AS broken, a.id FROM audit_entry a
 LEFT JOIN audit_entry p ON p.subject_type = a.subject_type AND p.subject_id = a.subject_id AND p.seq = a.seq - 1
 WHERE a.hash <> audit_hash(a) OR a.prev_hash <> coalesce(p.hash, '') OR (a.seq > 1 AND p.id IS NULL);

SELECT '13 a change that nobody did' AS broken, o.id FROM lease_order o
 WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'order' AND a.subject_id = o.id);

SELECT '13 a contract that nobody did' AS broken, c.id FROM contract c
 WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'contract' AND a.subject_id = c.id);

SELECT '4 contract in force whose order is not contracted, or a contracted order without one' AS broken, o.id FROM lease_order o
 LEFT JOIN contract c ON c.order_id = o.id AND c.supplement_no = 0 WHERE (o.state IN ('CONTRACTED', 'WITHDRAWN')) <> (coalesce(c.state = 'SEALED', false));

SELECT '5 lease that says something else than its contract, or the last supplement that came into it' AS broken, l.id FROM lease l JOIN contract c ON c.id = l.contract_id
 LEFT JOIN lateral (SELECT p.change FROM supplement_outcome o JOIN contract p ON p.id = o.contract_id WHERE o.lease_id = l.id AND o.fate = 'APPLIED' ORDER BY p.supplement_no DESC LIMIT 1) a ON true
 LEFT JOIN lateral (SELECT jsonb_agg(jsonb_build_object('seq', i.seq, 'dueOn', i.due_on::text, 'amount', i.amount_minor::text, 'interest', i.interest_minor::text,
   'principal', i.principal_minor::text, 'balance', i.balance_minor::text) ORDER BY i.seq) AS rows FROM lease_instalment i WHERE i.lease_id = l.id AND i.seq > 0) s ON true
 WHERE c.state <> 'SEALED' OR s.rows IS DISTINCT FROM coalesce(a.change -> 'schedule', c.terms -> 'schedule') OR (a.change IS NULL AND l.total_cost_minor::text <> c.terms ->> 'totalCost')
    OR l.ends_on <> ((coalesce(a.change -> 'schedule', c.terms -> 'schedule') -> -1 ->> 'dueOn')::date + CASE c.terms ->> 'timing' WHEN 'ADVANCE' THEN interval '1 month' ELSE interval '0' END)::date;

SELECT '4 supplement of a contract that is not in force, out of its turn, or of other parties' AS broken, c.id FROM contract c
 LEFT JOIN contract base ON base.order_id = c.order_id AND base.supplement_no = 0
 WHERE c.supplement_no > 0 AND (base.state IS DISTINCT FROM 'SEALED' OR c.number <> base.number || '-' || c.supplement_no OR (c.purchaser_id, c.seller_id, c.institution_id) <> (base.purchaser_id, base.seller_id, base.institution_id)
    OR (SELECT count(*) FROM contract x WHERE x.order_id = c.order_id AND x.supplement_no BETWEEN 1 AND c.supplement_no) <> c.supplement_no);

SELECT '4 two supplements of a contract under way at once' AS broken, min(c.id) AS id FROM contract c LEFT JOIN supplement_outcome o ON o.contract_id = c.id
 WHERE c.supplement_no > 0 AND c.state <> 'ABANDONED' AND o.contract_id IS NULL GROUP BY c.order_id HAVING count(*) > 1;

SELECT '12 outcome of what is not sealed, or of another lease' AS broken, o.contract_id AS id FROM supplement_outcome o JOIN contract c ON c.id = o.contract_id
 JOIN lease l ON l.id = o.lease_id JOIN contract base ON base.id = l.contract_id WHERE c.state <> 'SEALED' OR c.supplement_no = 0 OR base.order_id <> c.order_id;

SELECT '13 a lease changed by nobody' AS broken, o.contract_id AS id FROM supplement_outcome o
 WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'lease' AND a.subject_id = o.lease_id AND a.data ->> 'contractId' = o.contract_id AND a.action IN ('lease.amended', 'lease.amendment-kept-out'));

SELECT '10 lease without its opening entry, or with two' AS broken, l.id FROM lease l
 LEFT JOIN journal_entry e ON e.source_type = 'lease' AND e.source_id = l.id AND e.kind = 'commencement' GROUP BY l.id HAVING count(e.id) <> 1;

SELECT '13 a lease that nobody opened' AS broken, l.id FROM lease l
 WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'lease' AND a.subject_id = l.id);

SELECT 'more favourites than a person may have' AS broken, f.user_id AS id FROM favourite f
 GROUP BY f.user_id HAVING count(*) > 500;

SELECT '17 shop with people and no owner who may sign in' AS broken, s.id FROM seller s JOIN app_user u ON u.seller_id = s.id
 GROUP BY s.id HAVING count(*) FILTER (WHERE 'OWNER' = ANY (u.seller_roles) AND u.suspended_at IS NULL AND u.closed_at IS NULL) = 0 AND bool_or(u.closed_at IS NULL);

SELECT '17 invitation accepted by somebody who never worked there' AS broken, i.id FROM staff_invitation i
 WHERE i.accepted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_entry a
   WHERE a.subject_type = 'user' AND a.subject_id = i.accepted_by_id AND a.action = 'staff.joined' AND a.data ->> 'invitationId' = i.id);

SELECT '17 renditions of what is no photo, or said to be there and are not' AS broken, f.id FROM stored_file f
 WHERE (f.rendered_at IS NOT NULL) <> EXISTS (SELECT 1 FROM photo_rendition r WHERE r.file_id = f.id)
    OR (f.purpose <> 'LISTING_PHOTO' AND (f.rendered_at IS NOT NULL OR f.source IS NOT NULL));

SELECT '17 import row names a listing of another seller' AS broken, r.import_id AS id FROM listing_import_row r
  JOIN listing_import i ON i.id = r.import_id JOIN listing l ON l.id = r.listing_id WHERE l.seller_id <> i.seller_id;

SELECT '15 import called applied while rows of it wait' AS broken, i.id FROM listing_import i
  JOIN listing_import_row r ON r.import_id = i.id AND r.outcome IS NULL AND r.fate IN ('NEW', 'CHANGED') WHERE i.state = 'APPLIED';

SELECT '20 listing in the mall without its offers, or out of it with some' AS broken, l.id FROM listing l
 LEFT JOIN listing_offer o ON o.listing_id = l.id AND o.term_key = 0
 WHERE (l.status = 'PUBLISHED' AND l.offers_rule > 0 AND o.listing_id IS NULL) OR (l.status <> 'PUBLISHED' AND o.listing_id IS NOT NULL);

SELECT '20 offer of the card that says another price than the card' AS broken, l.id FROM listing l JOIN listing_offer o ON o.listing_id = l.id AND o.term_key = 0
 WHERE (o.term_months, o.instalment_0, o.total_0, o.total_0 + o.residual_minor, o.category_code) IS DISTINCT FROM
       (l.card_term_months, l.card_instalment_minor, l.card_total_cost_minor, l.card_total_to_own_minor, l.category_code) AND l.number NOT LIKE 'L-T-%';

SELECT '17 closed account that says who it was, or may still be come into' AS broken, u.id FROM app_user u
 WHERE u.closed_at IS NOT NULL AND (u.email NOT LIKE '%@closed.invalid' OR u.name <> '-' OR u.phone IS NOT NULL OR u.birth_date IS NOT NULL
   OR EXISTS (SELECT 1 FROM user_session s WHERE s.user_id = u.id AND s.ended_at IS NULL) OR EXISTS (SELECT 1 FROM saved_address a WHERE a.user_id = u.id)
   OR EXISTS (SELECT 1 FROM sign_in_identity i WHERE i.user_id = u.id) OR EXISTS (SELECT 1 FROM data_export e WHERE e.user_id = u.id)
   OR NOT EXISTS (SELECT 1 FROM closed_account c WHERE c.user_id = u.id));

SELECT '17 account closed over something under way' AS broken, u.id FROM app_user u
 WHERE u.closed_at IS NOT NULL AND (EXISTS (SELECT 1 FROM lease_order o WHERE o.purchaser_id = u.id AND o.state IN ('FORM', 'SIGNED', 'PLACED', 'ACCEPTED'))
   OR EXISTS (SELECT 1 FROM lease l WHERE l.purchaser_id = u.id AND l.state = 'ACTIVE'));

SELECT '17 kept longer than the law asks, or without a ground' AS broken, c.user_id FROM closed_account c
 WHERE c.kept IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lease_order o WHERE o.purchaser_id = c.user_id AND o.signed_at IS NOT NULL)
   AND NOT EXISTS (SELECT 1 FROM lease_transfer t WHERE t.to_id = c.user_id AND t.signed_at IS NOT NULL);

SELECT '17 address book without its one default, or over-full' AS broken, user_id AS id FROM saved_address
 GROUP BY user_id HAVING count(*) FILTER (WHERE is_default) <> 1 OR count(*) > 20;

SELECT '17 a card costs another price than its offer' AS broken, l.id FROM listing l JOIN listing_offer o ON o.listing_id = l.id AND o.term_key = 0
 WHERE (l.card_instalment_minor, l.card_total_cost_minor) IS DISTINCT FROM (o.instalment_0, o.total_0) OR l.published_at IS DISTINCT FROM o.published_at;

SELECT '13 not one scorecard in force, or one decided by its maker' AS broken, coalesce(min(version), '-') AS id FROM scorecard
HAVING count(*) FILTER (WHERE state = 'ACTIVE') <> 1 OR bool_or(decided_by_id = made_by_id);

SELECT '13 objection answered by who decided, or by nobody' AS broken, b.id FROM limit_objection b JOIN limit_ask k ON k.id = b.ask_id
 WHERE b.state = 'ANSWERED' AND (b.answered_by_id IS NULL OR b.answered_by_id = k.decided_by_id);

SELECT '13 looked at again on other terms, or without consent' AS broken, b.id FROM limit_objection b
  JOIN limit_ask k ON k.id = b.ask_id JOIN limit_request r ON r.id = k.limit_request_id LEFT JOIN limit_request n ON n.id = b.new_request_id
 WHERE b.outcome = 'LOOK_AGAIN' AND (n.id IS NULL OR n.purchaser_id <> b.purchaser_id OR n.listing_version_id <> r.listing_version_id OR n.terms <> k.terms
       OR NOT EXISTS (SELECT 1 FROM consent c WHERE c.subject_type = 'limit_objection' AND c.subject_id = b.id));

SELECT '14 accepted proposal whose maker checked it, or that lacks a check' AS broken, p.id FROM limit_proposal p
 LEFT JOIN limit_proposal_check c ON c.proposal_id = p.id WHERE p.state = 'ACCEPTED'
 GROUP BY p.id, p.needs, p.proposed_by HAVING count(c.*) FILTER (WHERE c.agreed AND c.checked_by <> p.proposed_by) < p.needs
     OR bool_or(c.checked_by = p.proposed_by OR NOT c.agreed);

SELECT '14 request decided by a person without a proposal that others accepted' AS broken, a.id FROM limit_ask a
 WHERE a.decided_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM limit_proposal p JOIN limit_proposal_check c ON c.proposal_id = p.id
   WHERE p.ask_id = a.id AND p.state = 'ACCEPTED' AND c.checked_by = a.decided_by_id AND p.proposed_by <> a.decided_by_id);

SELECT '14 seller limit decided by who proposed it' AS broken, p.id FROM seller_limit_proposal p WHERE p.decided_by = p.proposed_by;

SELECT '13 a proposal that nobody made' AS broken, p.id FROM limit_proposal p JOIN limit_ask a ON a.id = p.ask_id
 WHERE p.state <> 'OPEN' AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject_type = 'limit_request' AND e.subject_id = a.limit_request_id AND e.action = 'limit.proposed' AND e.data ->> 'proposalId' = p.id);

SELECT '12 lease that runs although it was withdrawn from, or ended so by nobody' AS broken, l.id FROM lease l LEFT JOIN withdrawal w ON w.lease_id = l.id AND w.taken_up_at IS NOT NULL
 WHERE (l.state = 'ACTIVE' AND w.id IS NOT NULL) OR (coalesce(l.end_cause = 'WITHDRAWN', false) <> (w.id IS NOT NULL));

SELECT '12 withdrawn order without a withdrawal, or the other way round' AS broken, o.id FROM lease_order o LEFT JOIN withdrawal w ON w.order_id = o.id AND w.taken_up_at IS NOT NULL AND w.lease_id IS NOT NULL
 WHERE (o.state = 'WITHDRAWN') <> (w.id IS NOT NULL);

SELECT '12 withdrawal out of its days' AS broken, w.id FROM withdrawal w JOIN contract c ON c.id = w.contract_id
 WHERE w.sent_at >= ((w.last_on + 1)::timestamp AT TIME ZONE (c.terms ->> 'timeZone')) OR w.last_on < (least(c.sealed_at, w.sent_at) AT TIME ZONE (c.terms ->> 'timeZone'))::date + 7;

SELECT '10 withdrawn lease whose opening entry is not taken back, once' AS broken, l.id FROM lease l
 LEFT JOIN journal_entry e ON e.source_type = 'lease' AND e.source_id = l.id AND e.kind = 'withdrawal' GROUP BY l.id HAVING (count(e.id) = 1) <> coalesce(l.end_cause = 'WITHDRAWN', false);

SELECT '8 withdrawn lease that its books go on with' AS broken, l.id FROM lease l JOIN journal_entry e ON e.source_type = 'lease' AND e.source_id = l.id AND e.kind IN ('commencement', 'withdrawal')
  JOIN journal_line j ON j.entry_id = e.id WHERE l.end_cause = 'WITHDRAWN' GROUP BY l.id, j.account_code, j.party_id
HAVING sum(CASE j.side WHEN 'DEBIT' THEN j.amount_minor ELSE -j.amount_minor END) <> 0;

SELECT '10 refund that was not paid once, or paid where nothing is owed' AS broken, w.id FROM withdrawal w
 LEFT JOIN journal_entry e ON e.source_type = 'withdrawal' AND e.source_id = w.id AND (e.kind = 'refund' OR e.kind LIKE 'refund:%' OR e.kind LIKE 'refund-failed:%') GROUP BY w.id
HAVING count(e.id) FILTER (WHERE e.kind NOT LIKE 'refund-failed:%') - count(e.id) FILTER (WHERE e.kind LIKE 'refund-failed:%') <> (SELECT count(*) FROM withdrawal_refund r WHERE r.withdrawal_id = w.id AND r.state = 'PAID');

SELECT '10 refund of another amount than was owed' AS broken, w.id FROM withdrawal w JOIN journal_entry e ON e.source_type = 'withdrawal' AND e.source_id = w.id
  JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'refund-payable' GROUP BY w.id, w.state, w.refund_minor
HAVING sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) <> CASE w.state WHEN 'REFUNDED' THEN 0 ELSE w.refund_minor - (SELECT coalesce(sum(r.amount_minor), 0) FROM withdrawal_refund r WHERE r.withdrawal_id = w.id AND r.state = 'PAID') END;

SELECT '12 two open refusals of one contract, or one of a lease that has ended' AS broken, r.contract_id AS id FROM payment_refusal r JOIN lease l ON l.id = r.lease_id
 WHERE r.state = 'OPEN' GROUP BY r.contract_id HAVING count(*) > 1 OR bool_or(l.state <> 'ACTIVE');

SELECT '12 withdrawal or open refusal that freezes nothing, or a freeze that outlives it' AS broken, x.id FROM (
   SELECT w.id, w.lease_id, 'WITHDRAWAL' AS cause, true AS open FROM withdrawal w WHERE w.taken_up_at IS NOT NULL AND w.lease_id IS NOT NULL
   UNION ALL SELECT r.id, r.lease_id, 'PAYMENT_REFUSAL', r.state = 'OPEN' FROM payment_refusal r) x
 LEFT JOIN lease_freeze f ON f.source_id = x.id AND f.cause::text = x.cause WHERE f.id IS NULL OR f.lease_id <> x.lease_id OR (f.until_on IS NULL) <> x.open;

SELECT '12 refusal that stands with instalments to be paid, or refused ones without' AS broken, l.id FROM lease l
 WHERE (EXISTS (SELECT 1 FROM payment_refusal r WHERE r.lease_id = l.id AND r.state = 'STANDS') AND EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'DUE'))
    OR (EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'REFUSED') AND NOT EXISTS (SELECT 1 FROM payment_refusal r WHERE r.lease_id = l.id AND r.state = 'STANDS'));

SELECT '12 refusal rejected late or without a reason' AS broken, r.id FROM payment_refusal r
 WHERE r.state = 'REJECTED' AND (r.seller_at < r.seller_by AND r.financier_at < r.financier_by AND length(r.seller_reason) >= 10 AND length(r.financier_reason) >= 10) IS NOT TRUE;

SELECT '6 late charge for frozen days' AS broken, i.lease_id AS id FROM lease_instalment i
 WHERE i.late_charge_minor > 0 AND lease_late_days(i.lease_id, i.due_on, i.late_charged_to) = 0;

SELECT '13 a withdrawal or refusal that nobody sent' AS broken, x.id FROM (SELECT id, contract_id FROM withdrawal UNION ALL SELECT id, contract_id FROM payment_refusal) x
 WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'contract' AND a.subject_id = x.contract_id AND a.action IN ('contract.withdrawn', 'contract.payment-refused') AND a.data ->> 'noticeId' = x.id);

SELECT '14 objection decided by who rejected the refusal' AS broken, k.id FROM rights_case k JOIN payment_refusal r ON r.id = k.refusal_id
 WHERE k.kind = 'OBJECTION' AND k.decided_by_id = r.desk_person_id;

SELECT '6 invoice with two attempts that may take its money' AS broken, a.invoice_id AS id FROM collection_attempt a
 WHERE a.state IN ('PENDING', 'UNKNOWN', 'SUCCEEDED') GROUP BY a.invoice_id HAVING count(*) > 1;

SELECT '6 attempt that succeeded on an invoice that is not paid, and whose money is not given back' AS broken, a.id FROM collection_attempt a JOIN invoice v ON v.id = a.invoice_id
 WHERE a.state = 'SUCCEEDED' AND v.state <> 'PAID' AND NOT EXISTS (SELECT 1 FROM journal_entry e WHERE e.source_type = 'attempt' AND e.source_id = a.id);

SELECT '7 instalment that fell due on a day that was walked and that nobody asks for' AS broken, i.lease_id AS id FROM lease_instalment i JOIN lease l ON l.id = i.lease_id
 WHERE i.state = 'DUE' AND i.amount_minor > 0 AND l.state = 'ACTIVE' AND i.due_on < (SELECT max(day) FROM billing_day WHERE finished_at IS NOT NULL)
   AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = i.lease_id AND v.seq = i.seq AND v.kind = 'INSTALMENT')
   AND NOT EXISTS (SELECT 1 FROM lease_freeze f WHERE f.lease_id = i.lease_id AND f.cause IN ('WITHDRAWAL', 'PAYMENT_REFUSAL', 'GOODS_BACK') AND (f.until_on IS NULL OR f.until_on >= (SELECT max(day) FROM billing_day WHERE finished_at IS NOT NULL)))
   AND l.created_at < (SELECT max(finished_at) FROM billing_day);

SELECT '7 instalment and its invoice that say different things' AS broken, v.id FROM invoice v JOIN lease_instalment i ON i.lease_id = v.lease_id AND i.seq = v.seq
 WHERE v.kind = 'INSTALMENT' AND (v.amount_minor <> i.amount_minor OR (v.state = 'PAID') <> (i.state = 'PAID') OR (v.state IN ('OPEN', 'DEFERRED')) <> (i.state = 'DUE'));

SELECT '8 what is billed and unpaid of a lease differs from its ledger' AS broken, l.id FROM lease l
 LEFT JOIN (SELECT lease_id, sum(amount_minor - credit_minor) AS open FROM invoice WHERE state IN ('OPEN', 'DEFERRED') GROUP BY 1) v ON v.lease_id = l.id
 LEFT JOIN (SELECT lease_id, sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END) AS balance FROM journal_line WHERE account_code = 'billed-receivable' GROUP BY 1) j ON j.lease_id = l.id
 WHERE coalesce(v.open, 0) <> coalesce(j.balance, 0);

SELECT '8 what is to come of a lease differs from its ledger' AS broken, l.id FROM lease l JOIN institution k ON k.id = l.institution_id
 LEFT JOIN LATERAL (SELECT coalesce(sum(i.amount_minor) FILTER (WHERE i.seq > 0), 0) AS left, coalesce(sum(i.interest_minor) FILTER (WHERE i.seq > 0), 0) AS interest,
     coalesce(sum(i.amount_minor) FILTER (WHERE i.seq = 0), 0) AS first FROM lease_instalment i
   WHERE i.lease_id = l.id AND i.state = 'DUE' AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = i.lease_id AND v.seq = i.seq AND v.kind = 'INSTALMENT')) i ON true
 LEFT JOIN LATERAL (SELECT coalesce(sum(s.amount) FILTER (WHERE s.account_code IN ('lease-receivable', 'serviced-receivable')), 0) AS receivable, coalesce(-sum(s.amount) FILTER (WHERE s.account_code = 'unearned-income'), 0) AS unearned,
     coalesce(sum(s.amount) FILTER (WHERE s.account_code = 'first-payment-receivable'), 0) AS first
     FROM (SELECT account_code, CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END AS amount FROM journal_line WHERE lease_id = l.id) s) j ON true
 WHERE EXISTS (SELECT 1 FROM journal_line x WHERE x.lease_id = l.id)
   AND (j.receivable <> i.left + CASE WHEN l.state = 'ACTIVE' AND NOT EXISTS (SELECT 1 FROM lease_instalment x WHERE x.lease_id = l.id AND x.state IN ('REFUSED', 'MERGED')) 
         AND NOT EXISTS (SELECT 1 FROM invoice b WHERE b.lease_id = l.id AND b.kind = 'BUYOUT' AND b.state <> 'CANCELLED') THEN l.residual_minor ELSE 0 END
     OR j.unearned <> CASE WHEN k.kind = 'DESK' THEN i.interest ELSE 0 END OR j.first <> i.first);

SELECT '8 the books as a whole do not balance' AS broken, e.currency AS id FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id GROUP BY e.currency
HAVING sum(CASE j.side WHEN 'DEBIT' THEN j.amount_minor ELSE -j.amount_minor END) <> 0;

SELECT '10 invoice that is not posted once, or whose payment is not' AS broken, v.id FROM invoice v
 LEFT JOIN journal_entry e ON e.source_type = 'invoice' AND e.source_id = v.id GROUP BY v.id
HAVING count(*) FILTER (WHERE e.kind = 'billed') <> 1 OR count(*) FILTER (WHERE e.kind = 'collected') <> CASE WHEN v.state = 'PAID' AND v.credit_minor < v.amount_minor THEN 1 ELSE 0 END
    OR count(*) FILTER (WHERE e.kind = 'cancelled') <> CASE v.state WHEN 'CANCELLED' THEN 1 ELSE 0 END;

SELECT '10 credit of another amount than was taken off invoices' AS broken, c.id FROM lease_credit c
 JOIN lease l ON l.id = c.lease_id LEFT JOIN lease_credit_use u ON u.credit_id = c.id LEFT JOIN invoice v ON v.id = u.invoice_id GROUP BY c.id
HAVING coalesce(sum(u.amount_minor) FILTER (WHERE v.state <> 'CANCELLED' AND l.end_cause IS DISTINCT FROM 'WITHDRAWN'), 0) + (SELECT coalesce(sum(r.amount_minor), 0) FROM credit_refund r WHERE r.credit_id = c.id) <> c.used_minor;

SELECT '10 invoice that credits took something else off than it says' AS broken, v.id FROM invoice v
 LEFT JOIN lease_credit_use u ON u.invoice_id = v.id GROUP BY v.id HAVING coalesce(sum(u.amount_minor), 0) <> v.credit_minor;

-- endings
SELECT '8 ended lease with something left beside its open bills' AS broken, l.id FROM lease l JOIN journal_line j ON j.lease_id = l.id
 WHERE l.state = 'ENDED' AND j.account_code IN ('lease-receivable', 'serviced-receivable', 'unearned-income', 'first-payment-receivable') GROUP BY l.id, j.account_code
HAVING sum(CASE j.side WHEN 'DEBIT' THEN j.amount_minor ELSE -j.amount_minor END) <> 0;

SELECT '8 ended lease that keeps what it used of a limit' AS broken, l.id FROM lease l JOIN contract c ON c.id = l.contract_id JOIN limit_hold h ON h.order_id = c.order_id
 WHERE l.end_cause IN ('COMPLETED', 'BOUGHT_OUT', 'RETURNED', 'BREACHED', 'REFUSED', 'LOST', 'WITHDRAWN') AND h.state <> 'RELEASED';

SELECT '12 bought out without a buyout that is paid, or with something that is not' AS broken, l.id FROM lease l LEFT JOIN buyout b ON b.lease_id = l.id AND b.state = 'PAID' LEFT JOIN invoice v ON v.id = b.invoice_id
 WHERE coalesce(l.end_cause = 'BOUGHT_OUT', false) <> (b.id IS NOT NULL) OR (b.id IS NOT NULL AND v.state <> 'PAID')
    OR (l.end_cause IN ('COMPLETED', 'BOUGHT_OUT') AND EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.amount_minor > 0 AND i.state NOT IN ('PAID', 'MERGED', 'WRITTEN_OFF')
      -- The price was paid, and what else was open is refused with right.
      AND NOT (i.state = 'REFUSED' AND l.end_cause = 'BOUGHT_OUT')));

SELECT '7 instalment called in by nothing that is asked for' AS broken, i.lease_id AS id FROM lease_instalment i
 WHERE i.state = 'MERGED' AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = i.lease_id AND v.kind IN ('BUYOUT', 'ACCELERATION', 'SETTLEMENT') AND v.state <> 'CANCELLED')
   AND EXISTS (SELECT 1 FROM lease l WHERE l.id = i.lease_id AND l.state = 'ACTIVE');

SELECT '8 buyout that is asked for at another price' AS broken, b.id FROM buyout b JOIN invoice v ON v.id = b.invoice_id
 WHERE v.amount_minor <> b.amount_minor OR v.lease_id <> b.lease_id OR v.kind <> 'BUYOUT';

SELECT '12 lease returned without its return settled, or the other way round' AS broken, l.id FROM lease l LEFT JOIN lease_return r ON r.lease_id = l.id AND r.state IN ('SETTLED', 'LOST')
 WHERE (coalesce(l.end_cause IN ('RETURNED', 'BREACHED', 'LOST'), false) <> (r.id IS NOT NULL) AND l.end_cause IS DISTINCT FROM 'REFUSED')
    OR (r.cause = 'EXIT_RIGHT') <> (l.end_cause = 'BREACHED') OR (r.cause = 'PAYMENT_REFUSED') <> (l.end_cause = 'REFUSED')
    OR (r.cause IN ('EARLY', 'TERM') AND r.state = 'LOST') <> (l.end_cause = 'LOST');

SELECT '12 return that ended without its goods before its days were over, for more than keeping them cost, or with no reason of the desk''s' AS broken, r.id FROM lease_return r JOIN lease l ON l.id = r.lease_id
 WHERE r.state = 'LOST' AND (r.settled_at < coalesce(r.shipped_at, r.ship_by) + interval '14 days' OR r.lost_minor > CASE r.cause WHEN 'TERM' THEN l.residual_minor ELSE 0 END
    OR NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'lease' AND a.subject_id = r.lease_id AND a.action = 'lease.return-lost' AND a.actor_role = 'DESK' AND a.actor_id = r.decided_by_id AND a.reason = r.decision_note));

SELECT '12 lease ended by a payment refusal that does not stand, or before its goods were back' AS broken, l.id FROM lease l
 WHERE l.end_cause = 'REFUSED' AND NOT EXISTS (SELECT 1 FROM payment_refusal f WHERE f.lease_id = l.id AND f.state = 'STANDS'
   AND (f.ground = 'NOT_SUPPLIED' OR EXISTS (SELECT 1 FROM lease_return r WHERE r.lease_id = l.id AND r.state IN ('SETTLED', 'LOST'))));

SELECT '10 return that is charged something else than was said' AS broken, r.id FROM lease_return r LEFT JOIN invoice v ON v.id = r.invoice_id
 WHERE r.state IN ('SETTLED', 'LOST') AND coalesce(v.amount_minor, 0) <> r.charge_minor + r.damage_minor + coalesce(r.lost_minor, 0);

SELECT '12 return under way that freezes nothing, or a freeze that outlives it' AS broken, r.id FROM lease_return r LEFT JOIN lease_freeze f ON f.source_id = r.id AND f.cause = 'RETURN'
 WHERE (f.id IS NULL) = r.rests OR (f.id IS NOT NULL AND (f.until_on IS NULL) <> (r.state NOT IN ('SETTLED', 'CANCELLED', 'LOST')));

-- settlements
SELECT '18 settlement that is not the sum of its lines and of what was carried' AS broken, s.id FROM settlement s
 LEFT JOIN settlement_line l ON l.settlement_id = s.id LEFT JOIN settlement c ON c.id = s.carried_from_id GROUP BY s.id, c.id
HAVING coalesce(sum(l.amount_minor), 0) <> s.lines_minor OR s.total_minor <> s.lines_minor + s.carried_minor OR s.carried_minor <> coalesce(c.total_minor, 0) OR (c.id IS NOT NULL AND (c.state <> 'CARRIED' OR c.seller_id <> s.seller_id OR c.currency <> s.currency));

SELECT '18 line of a settlement that is not its seller''s, or of another amount than the ledger''s' AS broken, l.settlement_id AS id FROM settlement_line l
  JOIN settlement s ON s.id = l.settlement_id JOIN journal_line j ON j.entry_id = l.entry_id AND j.line = l.line JOIN journal_entry e ON e.id = j.entry_id
 WHERE j.account_code NOT IN ('seller-payable', 'recourse-receivable') OR j.party_id IS DISTINCT FROM s.seller_id OR e.source_type = 'settlement' OR e.currency <> s.currency
    OR l.amount_minor <> CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END
    OR (j.lease_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM seller_release r WHERE r.lease_id = j.lease_id));

SELECT '18 paid settlement that is not posted once, or one posted and not paid' AS broken, s.id FROM settlement s
 LEFT JOIN journal_entry e ON e.source_type = 'settlement' AND e.source_id = s.id AND e.kind = 'paid' LEFT JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'cash' AND j.side = 'CREDIT' GROUP BY s.id
HAVING count(e.id) <> CASE s.state WHEN 'PAID' THEN 1 ELSE 0 END OR (s.state = 'PAID' AND coalesce(sum(j.amount_minor), 0) <> s.total_minor);

SELECT '18 what a seller is owed differs from what is settled and what waits' AS broken, x.seller_id AS id FROM (
  SELECT s.id AS seller_id, c.currency,
    (SELECT coalesce(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END), 0) FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id WHERE j.party_id = s.id AND e.currency = c.currency AND j.account_code IN ('seller-payable', 'recourse-receivable')) AS books,
    (SELECT coalesce(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END), 0) FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
      WHERE j.party_id = s.id AND e.currency = c.currency AND j.account_code IN ('seller-payable', 'recourse-receivable') AND e.source_type <> 'settlement' AND NOT EXISTS (SELECT 1 FROM settlement_line l WHERE l.entry_id = j.entry_id AND l.line = j.line)) AS waits,
    (SELECT coalesce(sum(t.total_minor), 0) FROM settlement t WHERE t.seller_id = s.id AND t.currency = c.currency AND t.state <> 'PAID' AND NOT EXISTS (SELECT 1 FROM settlement n WHERE n.carried_from_id = t.id)) AS settled
  FROM seller s CROSS JOIN (SELECT DISTINCT currency FROM journal_entry) c) x WHERE x.books <> x.waits + x.settled;

SELECT '18 lease released to its seller although it was withdrawn from, or before an outside financier paid' AS broken, r.lease_id AS id FROM seller_release r JOIN lease l ON l.id = r.lease_id JOIN institution k ON k.id = l.institution_id
 WHERE l.end_cause = 'WITHDRAWN' OR r.seller_id <> l.seller_id OR r.currency <> l.currency OR (k.kind <> 'DESK' AND NOT EXISTS (SELECT 1 FROM financier_payment p WHERE p.contract_id = l.contract_id));

SELECT '18 shares of a release that are not what was posted' AS broken, r.lease_id AS id FROM seller_release r
 LEFT JOIN journal_entry e ON e.source_type = 'lease' AND e.source_id = r.lease_id AND e.kind = 'released' LEFT JOIN journal_line j ON j.entry_id = e.id GROUP BY r.lease_id
HAVING coalesce(sum(j.amount_minor) FILTER (WHERE j.account_code = 'fee-income'), 0) <> r.fee_minor OR coalesce(sum(j.amount_minor) FILTER (WHERE j.account_code = 'vat-payable'), 0) <> r.vat_minor
    OR coalesce(sum(j.amount_minor) FILTER (WHERE j.account_code = 'guarantee-reserve'), 0) <> r.reserve_minor OR coalesce(sum(j.amount_minor) FILTER (WHERE j.account_code = 'seller-holdback'), 0) <> r.holdback_minor;

SELECT '18 first payment that was kept from its seller and came after all, and is not passed on' AS broken, i.lease_id AS id FROM lease_instalment i
  JOIN journal_entry e ON e.source_type = 'lease' AND e.source_id = i.lease_id AND e.kind = 'released' JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'write-off' AND j.side = 'CREDIT'
  LEFT JOIN journal_entry p ON p.source_type = 'lease' AND p.source_id = i.lease_id AND p.kind = 'first-payment-passed-on'
 WHERE i.seq = 0 AND (p.id IS NOT NULL) <> (i.state = 'PAID' OR EXISTS (SELECT 1 FROM write_off w WHERE w.lease_id = i.lease_id AND w.state = 'APPROVED'
     AND (SELECT sum(r.amount_minor) FROM write_off_recovery r WHERE r.write_off_id = w.id) = (SELECT sum(v.amount_minor - v.credit_minor) FROM invoice v JOIN journal_entry g ON g.source_type = 'invoice' AND g.source_id = v.id
       AND g.kind = 'written-off' AND g.posted_at = w.decided_at WHERE v.lease_id = i.lease_id AND v.state = 'WRITTEN_OFF')))
   AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs w WHERE w.key = 'pass-on-first-payment:' || i.lease_id);

SELECT '18 more went back of a holdback than was held' AS broken, r.lease_id AS id FROM seller_release r JOIN journal_line j ON j.lease_id = r.lease_id AND j.account_code = 'seller-holdback' AND j.party_id = r.seller_id
 GROUP BY r.lease_id HAVING sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) < 0;

SELECT '18 payout file that is not the sum of what went into it' AS broken, f.id FROM payout_file f LEFT JOIN settlement s ON s.file_id = f.id GROUP BY f.id
HAVING count(s.id) > f.count OR coalesce(sum(s.total_minor), 0) > f.total_minor OR bool_or(s.currency <> f.currency);

SELECT '18 settlement approved by one person above the amount, or by nobody' AS broken, s.id FROM settlement s
 WHERE s.state IN ('APPROVED', 'IN_FILE', 'PAID', 'FAILED') AND (s.approved_by_id IS NULL OR s.approved_by_id = s.first_approved_by_id
   OR NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'settlement' AND a.subject_id = s.id AND a.action = 'settlement.approved'));

SELECT '19 more is remitted of a lease than was collected for its financier' AS broken, l.id FROM lease l JOIN remittance r ON r.lease_id = l.id GROUP BY l.id
HAVING sum(r.total_minor) > (SELECT coalesce(sum(j.amount_minor), 0) FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id WHERE j.lease_id = l.id AND j.account_code = 'remittance-payable' AND j.side = 'CREDIT' AND e.source_type <> 'remittance');

SELECT '19 remittance that is not the sum of its lines and parts, or of another''s' AS broken, r.id FROM remittance r JOIN lease l ON l.id = r.lease_id
 WHERE r.total_minor <> (SELECT coalesce(sum(x.amount_minor), 0) FROM remittance_line x WHERE x.remittance_id = r.id) OR r.total_minor - r.beside_minor <> (SELECT coalesce(sum(p.amount_minor), 0) FROM remittance_part p WHERE p.remittance_id = r.id)
    OR r.institution_id <> l.institution_id OR r.currency <> l.currency;

SELECT '19 remittance that was answered and not posted once, or posted unanswered' AS broken, r.id FROM remittance r
 LEFT JOIN journal_entry e ON e.source_type = 'remittance' AND e.source_id = r.id LEFT JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'remittance-payable' AND j.side = 'DEBIT' GROUP BY r.id
HAVING count(e.id) <> CASE WHEN r.state IN ('SENT', 'BY_HAND') THEN 1 ELSE 0 END OR (r.state IN ('SENT', 'BY_HAND') AND coalesce(sum(j.amount_minor), 0) <> r.total_minor);

SELECT '19 instalment of which more is remitted than it is' AS broken, x.id FROM (SELECT r.lease_id AS id, p.seq, sum(p.amount_minor) AS remitted FROM remittance_part p JOIN remittance r ON r.id = p.remittance_id GROUP BY 1, 2) x
  JOIN lease l ON l.id = x.id JOIN contract c ON c.id = l.contract_id
 WHERE x.remitted > coalesce((SELECT (i ->> 'amount')::bigint FROM jsonb_array_elements(c.terms -> 'schedule') i WHERE (i ->> 'seq')::int = x.seq), 0);

-- guarantee
SELECT '12 claim that freezes nothing, or a freeze that outlives it' AS broken, c.id FROM service_claim c
 LEFT JOIN lease_freeze f ON f.cause = 'CLAIM' AND f.source_id = c.id WHERE f.id IS NULL OR f.lease_id <> c.lease_id OR (f.until_on IS NULL) <> (c.state <> 'CLOSED');

SELECT '12 claim that somebody else keeps than its guarantee' AS broken, c.id FROM service_claim c JOIN guarantee g ON g.lease_id = c.lease_id WHERE c.state <> 'CLOSED' AND c.keeper_id <> g.keeper_id;

SELECT '12 clock that stands although its promise runs, or runs although it stands' AS broken, c.id FROM service_claim c
 LEFT JOIN claim_pause p ON p.claim_id = c.id AND p.until_at IS NULL
 WHERE (c.due_by IS NOT NULL) <> (c.state NOT IN ('DONE', 'REJECTED', 'CLOSED') AND p.claim_id IS NULL) OR (c.state = 'CLOSED' AND p.claim_id IS NOT NULL);

SELECT '6 guarantee gave back more than an instalment' AS broken, x.lease_id AS id FROM (SELECT lease_id, seq, sum(amount_minor) AS given FROM claim_credit GROUP BY 1, 2) x
  JOIN lease_instalment i ON i.lease_id = x.lease_id AND i.seq = x.seq WHERE x.given > i.amount_minor AND i.state NOT IN ('CANCELLED', 'REFUSED', 'MERGED');

SELECT '6 guarantee gave something back before its promise broke' AS broken, c.claim_id AS id FROM claim_credit c JOIN lease l ON l.id = c.lease_id
 WHERE NOT EXISTS (SELECT 1 FROM guarantee_breach b WHERE b.claim_id = c.claim_id AND (b.broken_at AT TIME ZONE l.time_zone)::date <= c.from_on);

SELECT '8 guarantee credit of another amount than its lease was given, or given without it' AS broken, coalesce(c.claim_id, k.source_id) AS id
  FROM claim_credit c FULL JOIN (SELECT * FROM lease_credit WHERE cause = 'GUARANTEE') k ON k.source_id = c.claim_id || ':' || c.seq
 WHERE c.claim_id IS NULL OR k.id IS NULL OR k.amount_minor <> c.amount_minor OR k.lease_id <> c.lease_id;

SELECT '10 guarantee credit that is not posted once, or not in full to its purchaser' AS broken, c.claim_id AS id FROM claim_credit c
 LEFT JOIN journal_entry e ON e.source_type = 'guarantee-credit' AND e.source_id = c.claim_id || ':' || c.seq AND e.kind = 'granted'
 LEFT JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'service-credit-payable' AND j.side = 'CREDIT' GROUP BY c.claim_id, c.seq, c.amount_minor
HAVING count(DISTINCT e.id) <> 1 OR coalesce(sum(j.amount_minor), 0) <> c.amount_minor;

SELECT '12 lease broken twice that its purchaser may not leave' AS broken, l.id FROM lease l
 WHERE l.state = 'ACTIVE' AND (SELECT count(*) FROM guarantee_breach b WHERE b.lease_id = l.id) >= 2 AND NOT EXISTS (SELECT 1 FROM exit_right x WHERE x.lease_id = l.id);

SELECT '13 claim that nobody opened' AS broken, c.id FROM service_claim c WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'claim' AND a.subject_id = c.id AND a.action = 'claim.opened');

-- payments
SELECT '6 money taken for nothing that nobody gives back, or given back more than once' AS broken, a.id FROM collection_attempt a
  LEFT JOIN attempt_refund r ON r.attempt_id = a.id
  LEFT JOIN lease_credit c ON c.cause = 'PAYMENT' AND c.source_id = a.id
  LEFT JOIN journal_entry s ON s.source_type = 'attempt' AND s.source_id = a.id AND s.kind = 'stray'
  LEFT JOIN journal_entry b ON b.source_type = 'attempt' AND b.source_id = a.id AND b.kind = 'refunded'
 WHERE (r.attempt_id IS NOT NULL OR c.id IS NOT NULL) <> (s.id IS NOT NULL) OR (coalesce(r.state = 'PAID', false)) <> (b.id IS NOT NULL)
    OR (s.id IS NOT NULL AND coalesce(r.amount_minor, 0) + coalesce(c.amount_minor, 0) <> a.amount_minor);

SELECT '6 attempt by a method of another, or of another amount than its invoice had left' AS broken, a.id FROM collection_attempt a
  JOIN invoice v ON v.id = a.invoice_id JOIN lease l ON l.id = v.lease_id JOIN payment_method m ON m.id = a.method_id
 WHERE m.purchaser_id <> lease_holder_at(l.id, v.created_at) OR a.amount_minor > v.amount_minor;

SELECT '6 attempt that waits and that nobody will ask about' AS broken, a.id FROM collection_attempt a WHERE a.state IN ('PENDING', 'UNKNOWN') AND a.ask_at IS NULL;

SELECT '10 payout that is not posted once, or of another sum than its lines' AS broken, p.payout_id AS id FROM gateway_payout p
  LEFT JOIN journal_entry e ON e.source_type = 'gateway-payout' AND e.source_id = p.gateway || ':' || p.payout_id AND e.kind = 'paid-out'
  LEFT JOIN LATERAL (SELECT sum(amount_minor) AS sum FROM gateway_payout_line x WHERE x.gateway = p.gateway AND x.payout_id = p.payout_id) x ON true
 WHERE e.id IS NULL OR x.sum IS DISTINCT FROM p.amount_minor;

SELECT '8 deposits that are not what is still to be given back' AS broken, d.party_id AS id FROM (
   SELECT j.party_id, sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) AS held FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
    WHERE j.account_code = 'deposits' AND e.source_type = 'attempt' GROUP BY 1) d
  LEFT JOIN (SELECT m.purchaser_id, sum(r.amount_minor) AS owed FROM attempt_refund r JOIN collection_attempt a ON a.id = r.attempt_id JOIN payment_method m ON m.id = a.method_id WHERE r.state = 'OWED' GROUP BY 1) o ON o.purchaser_id = d.party_id
 WHERE d.held <> coalesce(o.owed, 0);

-- Overdue
SELECT '6 late charge above the rate agreed, by the days on which the lease was not frozen' AS broken, i.lease_id AS id FROM lease_instalment i JOIN lease_overdue o ON o.lease_id = i.lease_id JOIN invoice v ON v.lease_id = i.lease_id AND v.seq = i.seq AND v.kind = 'INSTALMENT'
 -- What falls due on a Saturday or a Sunday is not late before the Monday is over (Civil Act art. 161), holidays the database does not know.
 WHERE i.late_charge_minor > floor(i.amount_minor * o.late_rate * lease_late_days(i.lease_id, greatest(i.due_on, v.billed_on) + CASE extract(isodow FROM greatest(i.due_on, v.billed_on)) WHEN 6 THEN 2 WHEN 7 THEN 1 ELSE 0 END, i.late_charged_to) / 365);

SELECT '6 late rate above what the contract says' AS broken, o.lease_id AS id FROM lease_overdue o JOIN lease l ON l.id = o.lease_id JOIN contract c ON c.id = l.contract_id WHERE o.late_rate > (c.particulars ->> 'lateRate')::numeric;

SELECT '6 late charge asked for in another amount than was reckoned' AS broken, v.id FROM invoice v JOIN lease_instalment i ON i.lease_id = v.lease_id AND i.seq = v.seq
 WHERE v.kind = 'LATE_CHARGE' AND v.amount_minor <> i.late_charge_minor;

SELECT '8 late charge that is not income as it is asked for' AS broken, v.id FROM invoice v JOIN journal_entry e ON e.source_type = 'invoice' AND e.source_id = v.id AND e.kind = 'billed' JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'late-charge-income'
 WHERE v.kind = 'LATE_CHARGE' GROUP BY v.id HAVING sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) <> min(v.amount_minor);

SELECT '12 overdue lease that its last step does not say' AS broken, o.lease_id AS id FROM lease_overdue o
 LEFT JOIN LATERAL (SELECT s.to_state FROM overdue_step s WHERE s.lease_id = o.lease_id AND NOT EXISTS (SELECT 1 FROM overdue_step n WHERE n.lease_id = s.lease_id AND (n.day, n.at) > (s.day, s.at)) ORDER BY s.to_state = o.state DESC LIMIT 1) s ON true
 WHERE o.state IS DISTINCT FROM coalesce(s.to_state, 'CURRENT');

SELECT '12 all called in without its decision, or decided and not called in' AS broken, l.id FROM lease l
 LEFT JOIN lease_acceleration a ON a.lease_id = l.id LEFT JOIN invoice v ON v.lease_id = l.id AND v.kind = 'ACCELERATION'
 WHERE (a.lease_id IS NULL) <> (v.id IS NULL) OR v.amount_minor <> a.total_minor OR (a.lease_id IS NOT NULL AND EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.seq > 0 AND i.state = 'DUE'));

SELECT '12 all called in below what article 13 asks for, or before its demand had run' AS broken, a.lease_id AS id FROM lease_acceleration a LEFT JOIN overdue_demand d ON d.id = a.demand_id AND d.lease_id = a.lease_id
 WHERE a.missed_minor * 10 <= a.price_minor OR d.id IS NULL OR d.until_on >= a.day OR d.until_on < d.sent_on + 14;

SELECT '12 deferral that freezes nothing, or not its days' AS broken, h.id FROM hardship_request h LEFT JOIN lease_freeze f ON f.cause = 'DEFERRAL' AND f.source_id = h.id
 WHERE (h.state IN ('GRANTED', 'ENDED')) <> (f.id IS NOT NULL) OR (f.lease_id, f.from_on, f.until_on) IS DISTINCT FROM (CASE WHEN f.id IS NOT NULL THEN h.lease_id END, h.from_on, h.until_on);

SELECT '7 put off without a deferral' AS broken, v.id FROM invoice v WHERE v.state = 'DEFERRED' AND NOT EXISTS (SELECT 1 FROM hardship_request h WHERE h.lease_id = v.lease_id AND h.state = 'GRANTED' AND h.until_on = v.deferred_to);

SELECT '14 money given up by one person alone' AS broken, x.id FROM (SELECT id, proposed_by_id, decided_by_id AS by FROM write_off WHERE state = 'APPROVED' UNION ALL SELECT id, proposed_by_id, checked_by_id FROM lease_settlement WHERE state IN ('OFFERED', 'ACCEPTED')) x
 WHERE x.by IS NULL OR x.by = x.proposed_by_id;

SELECT '10 written off and not posted once, or paid later and not taken back' AS broken, v.id FROM invoice v LEFT JOIN journal_entry e ON e.source_type = 'invoice' AND e.source_id = v.id AND e.kind IN ('written-off', 'recovered')
 GROUP BY v.id HAVING count(*) FILTER (WHERE e.kind = 'written-off') - count(*) FILTER (WHERE e.kind = 'recovered') <> CASE v.state WHEN 'WRITTEN_OFF' THEN 1 ELSE 0 END;

SELECT '13 overdue lease moved by a person whom nothing names' AS broken, s.id FROM overdue_step s
 WHERE s.by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'lease' AND a.subject_id = s.lease_id AND a.actor_id = s.by_id AND a.at = s.at);

-- The run and the books
SELECT '7 day that the run passed over' AS broken, b.day::text AS id FROM billing_day b
 WHERE b.day > (SELECT min(day) FROM billing_day) AND NOT EXISTS (SELECT 1 FROM billing_day e WHERE e.day = b.day - 1 AND e.finished_at IS NOT NULL);

-- Credits that are left
SELECT '8 ended lease whose credits are neither used, nor left to be given back, nor owed in money' AS broken, l.id FROM lease l
  LEFT JOIN (SELECT c.lease_id, sum(c.amount_minor - c.used_minor) AS rest FROM lease_credit c GROUP BY 1) c ON c.lease_id = l.id
  LEFT JOIN (SELECT j.lease_id, sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) AS held FROM journal_line j WHERE j.account_code = 'service-credit-payable' GROUP BY 1) b ON b.lease_id = l.id
 WHERE l.state = 'ENDED' AND coalesce(b.held, 0) <> coalesce(c.rest, 0);

SELECT '10 credit given back that is not posted once as owed and once as paid, or not in full' AS broken, r.id FROM credit_refund r
  LEFT JOIN journal_entry e ON e.source_type = 'credit-refund' AND e.source_id = r.id LEFT JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'refund-payable' GROUP BY r.id
HAVING count(*) FILTER (WHERE e.kind = 'owed') <> 1 OR count(*) FILTER (WHERE e.kind IN ('paid', 'paid:by-hand')) - count(*) FILTER (WHERE e.kind = 'refund-failed') <> CASE r.state WHEN 'PAID' THEN 1 ELSE 0 END
    OR coalesce(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END), 0) <> CASE r.state WHEN 'PAID' THEN 0 ELSE r.amount_minor END;

SELECT '6 more given back of a payment than it was' AS broken, a.id FROM credit_refund r JOIN collection_attempt a ON a.id = r.attempt_id GROUP BY a.id
HAVING sum(r.amount_minor) > a.amount_minor OR min(a.state) <> 'SUCCEEDED';

-- Refunds of withdrawals
SELECT '10 withdrawal that is not given back in its parts, or over while one is owed' AS broken, w.id FROM withdrawal w LEFT JOIN withdrawal_refund r ON r.withdrawal_id = w.id GROUP BY w.id
HAVING (coalesce(sum(r.amount_minor), 0) <> CASE w.state WHEN 'SENT' THEN 0 ELSE w.refund_minor END AND NOT (w.state = 'DISPUTED' AND w.refunded_at IS NULL AND count(r.id) = 0)) OR (w.refunded_at IS NOT NULL AND count(*) FILTER (WHERE r.state <> 'PAID') > 0);

SELECT '10 refund by a way that its money did not come' AS broken, r.id FROM withdrawal_refund r
  LEFT JOIN collection_attempt a ON a.id = r.attempt_id LEFT JOIN invoice v ON v.id = a.invoice_id LEFT JOIN payment_method m ON m.id = a.method_id JOIN withdrawal w ON w.id = r.withdrawal_id
  LEFT JOIN journal_entry e ON e.source_type = 'withdrawal' AND e.source_id = w.id AND e.kind = CASE WHEN r.attempt_id IS NULL THEN 'refund' ELSE 'refund:' || r.id || CASE WHEN r.failed_reference IS NULL THEN '' ELSE ':by-hand' END END
  LEFT JOIN journal_line j ON j.entry_id = e.id AND j.side = 'CREDIT' AND j.amount_minor = r.amount_minor AND CASE WHEN r.reference IS NULL AND r.evidence IS NULL THEN j.account_code = 'cash' ELSE j.account_code = 'cash-in-transit' AND j.party_id = m.gateway END
 WHERE (r.state = 'PAID') <> (j.entry_id IS NOT NULL) OR v.lease_id <> w.lease_id OR a.state <> 'SUCCEEDED';

SELECT '6 more given back of a payment than it was, all in all' AS broken, a.id FROM collection_attempt a JOIN (
   SELECT attempt_id, amount_minor FROM withdrawal_refund UNION ALL SELECT attempt_id, amount_minor FROM credit_refund UNION ALL SELECT attempt_id, amount_minor FROM attempt_refund) r ON r.attempt_id = a.id
 GROUP BY a.id HAVING sum(r.amount_minor) > a.amount_minor;

-- Certificates of title
SELECT '11 certificate of title that is of other goods than its purchaser''s, or other bytes than were sealed' AS broken, t.lease_id AS id FROM title_certificate t JOIN lease l ON l.id = t.lease_id JOIN stored_file f ON f.id = t.file_id
 WHERE l.state <> 'ENDED' OR l.end_cause NOT IN ('COMPLETED', 'BOUGHT_OUT') OR f.purpose <> 'TITLE_CERTIFICATE' OR f.owner_id <> l.id OR f.sha256 <> t.sha256 OR encode(sha256(f.data), 'hex') <> t.sha256
    OR t.transferred_on <> (l.ended_at AT TIME ZONE l.time_zone)::date;

SELECT '11 sealed paper of title that no certificate keeps' AS broken, f.id FROM stored_file f WHERE f.purpose = 'TITLE_CERTIFICATE' AND NOT EXISTS (SELECT 1 FROM title_certificate t WHERE t.file_id = f.id);

-- Transfers
SELECT '17 lease of another than its contract and its transfers say' AS broken, l.id FROM lease l
 WHERE l.purchaser_id <> lease_holder_at(l.id, 'infinity') OR l.taken_over_at IS DISTINCT FROM (SELECT max(t.carried_out_at) FROM lease_transfer t WHERE t.lease_id = l.id AND t.state = 'DONE')
    OR (l.taken_over_at IS NULL) <> (l.holder IS NULL);

SELECT '1 lease that was taken over and whose use is not its purchaser''s, or not of what was left' AS broken, t.id FROM lease_transfer t JOIN approval a ON a.id = t.approval_id
 WHERE a.purchaser_id <> t.to_id OR a.institution_id <> t.institution_id OR a.pre_approval_id IS NULL OR a.approved_minor <> (a.terms ->> 'cashPrice')::bigint;

SELECT '6 running lease that is paid by the method of another' AS broken, l.id FROM lease l JOIN payment_method m ON m.id = l.method_id WHERE m.purchaser_id <> l.purchaser_id;

SELECT '8 books in which a lease is still owed by who gave it over' AS broken, j.lease_id AS id FROM journal_line j JOIN lease l ON l.id = j.lease_id
 WHERE l.taken_over_at IS NOT NULL AND j.account_code IN ('lease-receivable', 'unearned-income', 'billed-receivable', 'service-credit-payable', 'first-payment-receivable') AND j.party_id <> l.purchaser_id
 GROUP BY j.lease_id, j.party_id, j.account_code HAVING sum(CASE j.side WHEN 'DEBIT' THEN j.amount_minor ELSE -j.amount_minor END) <> 0;

SELECT '10 transfer that is not posted once as it is carried out' AS broken, t.id FROM lease_transfer t LEFT JOIN journal_entry e ON e.source_type = 'transfer' AND e.source_id = t.id GROUP BY t.id
HAVING count(e.id) <> CASE t.state WHEN 'DONE' THEN 1 ELSE 0 END;

SELECT '11 transfer carried out that both have not signed as they read it, or whose documents are not as they were' AS broken, t.id FROM lease_transfer t
 LEFT JOIN stored_file d ON d.id = t.document_id LEFT JOIN stored_file s ON s.id = t.sealed_id
 WHERE (t.document_id IS NOT NULL AND encode(sha256(d.data), 'hex') IS DISTINCT FROM t.document_sha256) OR (t.sealed_id IS NOT NULL AND encode(sha256(s.data), 'hex') IS DISTINCT FROM t.sealed_sha256)
    OR (t.state IN ('SIGNED', 'DONE') AND (SELECT count(*) FROM transfer_signature g JOIN transfer_code k ON k.id = g.code_id AND k.used_at = g.signed_at
         WHERE g.transfer_id = t.id AND g.document_sha256 = t.document_sha256 AND g.user_id = CASE g.side WHEN 'FROM' THEN t.from_id ELSE t.to_id END) <> 2);

SELECT '11 more documents than transfers have' AS broken, f.id FROM stored_file f
 WHERE f.purpose = 'TRANSFER_DOCUMENT' AND NOT EXISTS (SELECT 1 FROM lease_transfer t WHERE f.id IN (t.document_id, t.sealed_id));

SELECT '13 a transfer that nobody asked for, or decided by nobody' AS broken, t.id FROM lease_transfer t
 WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'transfer' AND a.subject_id = t.id AND a.action = 'transfer.asked' AND a.actor_id = t.from_id)
    OR (t.decided_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'transfer' AND a.subject_id = t.id AND a.action IN ('transfer.approved', 'transfer.declined') AND a.actor_id = t.decided_by_id));

SELECT '17 claim that is nobody''s who had its lease' AS broken, c.id FROM service_claim c
 WHERE c.former_purchaser_id IS NOT NULL AND c.former_purchaser_id <> lease_holder_at(c.lease_id, c.opened_at);
-- What sweeps look for
SELECT '12 lease that does not say whether its guarantee has begun, or its seller was released' AS broken, l.id FROM lease l
 WHERE l.guarantee_begun <> EXISTS (SELECT 1 FROM guarantee g WHERE g.lease_id = l.id) OR l.seller_released <> EXISTS (SELECT 1 FROM seller_release r WHERE r.lease_id = l.id);

-- Sums of accounts
SELECT '8 account that comes to something else on a day than its lines' AS broken, coalesce(l.account_code, s.account_code) || ' ' || coalesce(l.day, s.day) AS id FROM (
   SELECT j.account_code, e.currency, e.occurred_on AS day, coalesce(sum(j.amount_minor) FILTER (WHERE j.side = 'DEBIT'), 0) AS debit, coalesce(sum(j.amount_minor) FILTER (WHERE j.side = 'CREDIT'), 0) AS credit
     FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id GROUP BY 1, 2, 3) l
  FULL JOIN (SELECT account_code, currency, day, sum(debit_minor) AS debit, sum(credit_minor) AS credit
     FROM (SELECT account_code, currency, day, debit_minor, credit_minor FROM account_sum UNION ALL SELECT account_code, currency, day, debit_minor, credit_minor FROM account_movement) m GROUP BY 1, 2, 3) s
    ON s.account_code = l.account_code AND s.currency = l.currency AND s.day = l.day
 WHERE (l.debit, l.credit) IS DISTINCT FROM (s.debit, s.credit);

-- Closed accounts at gateways
SELECT '17 customer of a closed account whom nobody will have their gateway forget' AS broken, m.id FROM payment_method m JOIN app_user u ON u.id = m.purchaser_id
 WHERE u.closed_at IS NOT NULL AND m.customer IS NOT NULL AND NOT EXISTS (SELECT 1 FROM leaving_customer c WHERE c.gateway = m.gateway AND c.customer = m.customer);

-- Refunds that a gateway refused
SELECT '10 money taken for nothing that is owed by hand and not posted so, or paid by hand and still owed' AS broken, r.attempt_id AS id FROM attempt_refund r
  LEFT JOIN journal_entry e ON e.source_type = 'attempt' AND e.source_id = r.attempt_id LEFT JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'refund-payable' GROUP BY r.attempt_id
HAVING count(*) FILTER (WHERE e.kind = 'refund-refused' AND j.side = 'CREDIT') <> CASE WHEN r.state = 'BY_HAND' OR r.paid_by_id IS NOT NULL THEN 1 ELSE 0 END
    OR coalesce(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END), 0) <> CASE r.state WHEN 'BY_HAND' THEN r.amount_minor ELSE 0 END;

SELECT '10 refund paid by a person that did not leave our account, or by a gateway that did' AS broken, r.id FROM (
   SELECT 'attempt' AS source, attempt_id AS id, 'refunded' AS kind, state::text AS state, paid_by_id, evidence, failed_reference, amount_minor FROM attempt_refund UNION ALL SELECT 'credit-refund', id, 'paid', state::text, paid_by_id, evidence, failed_reference, amount_minor FROM credit_refund) r
  LEFT JOIN journal_entry e ON e.source_type = r.source AND e.source_id = r.id AND e.kind = r.kind || CASE WHEN r.failed_reference IS NULL THEN '' ELSE ':by-hand' END
  LEFT JOIN journal_line j ON j.entry_id = e.id AND j.side = 'CREDIT' AND j.amount_minor = r.amount_minor AND j.account_code = CASE WHEN r.paid_by_id IS NULL OR r.evidence IS NOT NULL THEN 'cash-in-transit' ELSE 'cash' END
 WHERE (r.state = 'PAID') <> (j.entry_id IS NOT NULL);

-- Late charges while billing rests
SELECT '6 late charge asked for while billing rested' AS broken, v.id FROM invoice v JOIN lease_freeze f ON f.lease_id = v.lease_id AND f.cause IN ('WITHDRAWAL', 'PAYMENT_REFUSAL')
 WHERE v.kind = 'LATE_CHARGE' AND v.state <> 'CANCELLED' AND f.from_on < v.billed_on AND (f.until_on IS NULL OR f.until_on >= v.billed_on);

SELECT '7 late charge of a paid instalment that nobody will ask for' AS broken, i.lease_id AS id FROM lease_instalment i JOIN lease_overdue o ON o.lease_id = i.lease_id JOIN lease l ON l.id = i.lease_id
 WHERE i.late_charge_minor > 0 AND i.state = 'PAID' AND o.state = 'CURRENT' AND NOT o.charges_wait AND l.end_cause IS DISTINCT FROM 'WITHDRAWN'
   AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = i.lease_id AND v.seq = i.seq AND v.kind = 'LATE_CHARGE') AND NOT EXISTS (SELECT 1 FROM payment_refusal r WHERE r.lease_id = i.lease_id AND r.state = 'STANDS');

-- Recoveries of what was written off
SELECT '10 money that came after a write-off and is not posted once in its amount, or more than was written off' AS broken, r.id FROM write_off_recovery r
  LEFT JOIN journal_entry e ON e.source_type = 'recovery' AND e.source_id = r.id LEFT JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'cash' AND j.side = 'DEBIT' GROUP BY r.id
HAVING count(DISTINCT e.id) <> 1 OR coalesce(sum(j.amount_minor), 0) <> r.amount_minor
    OR (SELECT sum(x.amount_minor) FROM write_off_recovery x WHERE x.write_off_id = r.write_off_id) > (SELECT w.amount_minor FROM write_off w WHERE w.id = r.write_off_id);

SELECT '13 money that came after a write-off, recorded by nobody' AS broken, r.id FROM write_off_recovery r
 WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'lease' AND a.subject_id = r.lease_id AND a.action = 'lease.recovered' AND a.actor_id = r.recorded_by_id AND a.at = r.recorded_at);

-- Settlements set off
SELECT '18 set-off that is no line of its settlement, or of another amount than the ledger''s' AS broken, e.id FROM journal_entry e
  LEFT JOIN journal_line j ON j.entry_id = e.id AND j.line = 1 LEFT JOIN settlement_line x ON x.entry_id = e.id AND x.line = 1 AND x.settlement_id = e.source_id
 WHERE e.source_type = 'set-off' AND (x.entry_id IS NULL OR j.account_code <> 'seller-payable' OR j.side <> 'DEBIT' OR x.amount_minor <> -j.amount_minor);

-- Sellers paid by lenders that we play
SELECT '2 issued contract of a lender that we play whose seller it does not plan to pay what it finances' AS broken, c.id FROM tenant_contract c
  LEFT JOIN tenant_settlement s ON s.contract_id = c.id
 WHERE s.contract_id IS NULL OR s.currency IS DISTINCT FROM c.body #>> '{terms,currency}'
    OR s.amount_minor <> (c.body #>> '{terms,cashPrice}')::numeric - (c.body #>> '{terms,firstPayment}')::numeric;

SELECT '2 seller paid by a lender that we play otherwise than its mall is told, once' AS broken, c.id FROM tenant_contract c JOIN tenant_settlement s ON s.contract_id = c.id
  LEFT JOIN tenant_callback k ON (k.tenant_code, k.caller_code) = (c.tenant_code, c.caller_code) AND k.body::jsonb ->> 'type' = 'settlement.paid' AND k.body::jsonb #>> '{data,contractId}' = c.id
 GROUP BY c.id, s.contract_id
HAVING count(k.id) <> CASE s.state WHEN 'PAID' THEN 1 ELSE 0 END
    OR bool_or(k.id IS NOT NULL AND (k.id <> s.callback_id OR k.body::jsonb #>> '{data,amount}' <> s.amount_minor::text OR (k.body::jsonb #>> '{data,paidAt}')::timestamptz <> s.paid_at));

SELECT '2 seller paid, or still to be paid, by a lender that we play for a contract that it had heard is over' AS broken, s.contract_id AS id FROM tenant_settlement s
  JOIN audit_entry e ON e.subject_type = 'tenant-contract' AND e.subject_id = s.contract_id AND e.action = 'tenant-contract.event' AND e.data ->> 'type' IN ('WITHDRAWAL', 'RETURN')
  LEFT JOIN audit_entry p ON p.subject_type = 'tenant-contract' AND p.subject_id = s.contract_id AND p.action = 'tenant-contract.paid'
 WHERE s.state = 'DUE' OR (s.state = 'PAID' AND (p.seq IS NULL OR e.seq < p.seq));

-- Recoveries beside a gateway, of all that was written off, whoever bears it meanwhile: a first payment that its seller is not paid is the seller's loss until all has come
SELECT '6 what was written off came back more than once: its loss became a gain' AS broken, r.lease_id AS id FROM (SELECT DISTINCT lease_id FROM write_off_recovery) r JOIN journal_line j ON j.lease_id = r.lease_id AND j.account_code = 'write-off'
  JOIN journal_entry e ON e.id = j.entry_id AND NOT (e.source_type = 'lease' AND e.kind IN ('released', 'first-payment-passed-on'))
 GROUP BY r.lease_id HAVING sum(CASE j.side WHEN 'DEBIT' THEN j.amount_minor ELSE -j.amount_minor END) < 0;

-- Refunds that fall back
SELECT '10 refund that failed and whose entry was not taken back once' AS broken, r.id FROM (
   SELECT 'attempt' AS source, attempt_id AS id, attempt_id AS source_id, 'refund-failed' AS kind, failed_reference FROM attempt_refund UNION ALL SELECT 'credit-refund', id, id, 'refund-failed', failed_reference FROM credit_refund
   UNION ALL SELECT 'withdrawal', id, withdrawal_id, 'refund-failed:' || id, failed_reference FROM withdrawal_refund) r
  LEFT JOIN journal_entry e ON e.source_type = r.source AND e.source_id = r.source_id AND e.kind = r.kind
 WHERE (r.failed_reference IS NOT NULL) <> (e.id IS NOT NULL);

-- Refunds that a payout says have failed
SELECT '10 refund that a payout says has failed, and that counts as given back' AS broken, r.reference AS id FROM (
   SELECT attempt_id, reference FROM attempt_refund UNION ALL SELECT attempt_id, reference FROM credit_refund UNION ALL SELECT attempt_id, reference FROM withdrawal_refund) r
  JOIN collection_attempt a ON a.id = r.attempt_id JOIN payment_method m ON m.id = a.method_id
  JOIN gateway_payout_line x ON x.gateway = m.gateway AND x.kind = 'REFUND' AND x.reference = r.reference || ':failed';
