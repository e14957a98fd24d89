-- More customers for the last shop.

INSERT INTO jobs_customer (shop_id, name, email, phone)
SELECT max(shop.id), 'Customer ' || n, 'customer' || n || '@mail.example', '+1 415 555 ' || n
FROM shopsettings_shop AS shop, generate_series(26, %(customers)s) AS n GROUP BY n;
