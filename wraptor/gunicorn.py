"""How gunicorn serves Wraptor in production: `gunicorn -c wraptor/gunicorn.py`."""

import gc
import os

import environ

from wraptor.access_log import FORMAT, AccessLog

env = environ.Env()
environ.Env.read_env(os.path.join(os.path.dirname(os.path.dirname(__file__)), ".env"))

wsgi_app = "wraptor.wsgi:application"
bind = env.str("BIND", default="127.0.0.1:8000")
worker_class = "gthread"
workers = env.int("WORKERS", default=3)
threads = env.int("THREADS", default=4)
timeout = 30  # seconds
graceful_timeout = 20  # seconds
keepalive = 5  # seconds
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True  # nothing of ours speaks to it, and it is one more thing to guard


def post_worker_init(worker: object) -> None:
    """Spare the garbage collector what lasts as long as the worker: Django itself is most of what it would look
    through, again and again, while somebody waits."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


accesslog = "-"
logger_class = AccessLog
access_log_format = FORMAT
errorlog = "-"
