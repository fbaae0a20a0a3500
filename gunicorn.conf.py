"""How gunicorn serves the site; `gunicorn --help` lists every setting."""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
graceful_timeout = 10
preload_app = True  # the workers share what is loaded before they start
loglevel = "warning"
control_socket_disable = True  # nothing uses it, and it would lie in the home folder
