-- Jobs number %(first)s up to %(last)s, each with an event, most with a proof or an invoice.

-- Sixteen letters of the code alphabet in place of hexadecimal digits: every code is one that could be issued.
CREATE FUNCTION pg_temp.code() RETURNS text VOLATILE LANGUAGE sql AS $$
    SELECT substr(translate(md5(random()::text) || md5(random()::text), '0123456789abcdef', 'abcdefghijklmnop'), 1, 26)
$$;

-- Job n belongs to the shop at place n modulo their number, and is the k-th there; its customer and stage are that
-- shop's, by place too. Of every so many rounds over the shops, one goes to the last shop whole.
WITH numbered AS (
    SELECT n, is_big, CASE WHEN is_big THEN n ELSE n / %(shops)s END AS k,
        CASE WHEN is_big THEN %(shops)s - 1 ELSE mod(n, %(shops)s) END AS place
    FROM generate_series(%(first)s, %(last)s) AS n,
    LATERAL (SELECT %(big)s > 0 AND (
        mod(n, %(shops)s) = %(shops)s - 1 OR mod(n / %(shops)s, greatest(%(big)s, 1)) = 0
    ) AS is_big) AS size
),
stages AS (SELECT shop_id, array_agg(id ORDER BY position) AS ids FROM jobs_stage GROUP BY shop_id),
customers AS (SELECT shop_id, array_agg(id ORDER BY id) AS ids FROM jobs_customer GROUP BY shop_id),
shops AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM shopsettings_shop)
INSERT INTO jobs_job (
    shop_id, number, code, customer_id, title, vehicle_year, vehicle_make, vehicle_model, vehicle_colour, vehicle_kind,
    wrap_type, stage_id, stage_since, due_date, due_reason, state, hold_reason,
    import_key, created_at
)
SELECT
    shops.id, k + 1, pg_temp.code(), customers.ids[1 + mod(k, cardinality(customers.ids))],
    'Fleet wrap number ' || n, 2010 + mod(n, 16), 'Ford', 'Transit', 'white',
    (array['van', 'car', 'pickup'])[1 + mod(n, 3)], 'Full wrap, gloss',
    stages.ids[1 + mod(k, cardinality(stages.ids))], now() - interval '1 day',
    current_date + mod(n, 20), '', CASE WHEN mod(n, 25) = 0 THEN 'on_hold' ELSE 'active' END, '',
    '', now()
FROM numbered
JOIN shops ON shops.place = numbered.place
JOIN stages ON stages.shop_id = shops.id
JOIN customers ON customers.shop_id = shops.id;

INSERT INTO jobs_jobevent (job_id, kind, sentence, stage_id, by_id, at)
SELECT id, 'created', 'Job created', stage_id, NULL, now() FROM jobs_job WHERE id > %(before)s;

INSERT INTO proofs_proof (job_id, version, code, artwork, note, state, by_id, created_at, sent_at, decided_at)
SELECT
    id, 1, pg_temp.code(), 'proofs/x.png', '', CASE WHEN mod(id, 2) = 0 THEN 'sent' ELSE 'approved' END, NULL,
    now(), now(), CASE WHEN mod(id, 2) = 0 THEN NULL ELSE now() END
FROM jobs_job WHERE id > %(before)s AND mod(id, 3) > 0;

INSERT INTO billing_invoice (
    shop_id, job_id, number, code, currency, due_date, state, created_at, sent_at, paid_at
)
SELECT
    shop_id, id, id, pg_temp.code(), 'USD', current_date + 7, CASE WHEN mod(id, 3) = 0 THEN 'sent' ELSE 'paid' END,
    now(), now(), CASE WHEN mod(id, 3) = 0 THEN NULL ELSE now() END
FROM jobs_job WHERE id > %(before)s AND mod(id, 3) < 2;

INSERT INTO billing_invoiceline (invoice_id, description, quantity, unit_price)
SELECT id, 'Full wrap', 1, 124000 FROM billing_invoice WHERE job_id > %(before)s
UNION ALL SELECT id, 'Design', 2, 12500 FROM billing_invoice WHERE job_id > %(before)s;

VACUUM ANALYZE;
