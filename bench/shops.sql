-- Shops with their stages and customers.

INSERT INTO shopsettings_shop (
    name, slug, plan, logo, colour, phone, email, address, website, review_link, time_zone, language, currency, created_at
)
SELECT
    'Wrap Shop ' || n, 'shop-' || n, CASE WHEN mod(n, 2) = 0 THEN 'free' ELSE 'pro' END, '',
    CASE WHEN mod(n, 4) = 1 THEN '#FFD400' ELSE '' END,
    '(415) 555-' || lpad(n::text, 4, '0'), 'hello' || n || '@shop.example', n || ' Harbor Way, San Rafael, CA',
    'https://shop' || n || '.example', 'https://g.page/r/shop' || n, 'America/Los_Angeles', 'en', 'USD', now()
FROM generate_series(1, %(shops)s) AS n;

INSERT INTO jobs_stage (shop_id, name, position, sentence)
SELECT shop.id, stage.name, stage.position, ''
FROM shopsettings_shop AS shop, unnest(%(stages)s::text[]) WITH ORDINALITY AS stage (name, position);

INSERT INTO jobs_customer (shop_id, name, email, phone)
SELECT shop.id, 'Customer ' || n, 'customer' || n || '@mail.example', '+1 415 555 ' || n
FROM shopsettings_shop AS shop, generate_series(1, 25) AS n;
