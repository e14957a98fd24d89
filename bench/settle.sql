-- Nine jobs in ten were finished some time ago, as in a shop that has worked with Wraptor for a while.

UPDATE jobs_job SET stage_id = last.id, stage_since = now() - mod(number, 400) * interval '1 day'
FROM (SELECT DISTINCT ON (shop_id) shop_id, id FROM jobs_stage ORDER BY shop_id, position DESC) AS last
WHERE last.shop_id = jobs_job.shop_id AND mod(number, 10) > 0 AND jobs_job.id > %(before)s;

VACUUM ANALYZE;
