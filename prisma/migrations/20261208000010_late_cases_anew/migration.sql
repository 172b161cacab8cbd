-- What was late and seen to may be late still: a case of it is opened anew then, one at a time. All others are once for all.
DROP INDEX rights_case_one_of_withdrawal;
CREATE UNIQUE INDEX rights_case_one_of_withdrawal ON rights_case (withdrawal_id, kind) WHERE withdrawal_id IS NOT NULL AND (state = 'OPEN' OR kind NOT IN ('GOODS_LATE', 'REFUND_LATE'));
