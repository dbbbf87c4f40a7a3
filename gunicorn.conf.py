"""How gunicorn serves the dashboard: settings from the environment, tables and files read once for all workers."""

import gc
from pathlib import Path
from typing import Any

# What is imported and made at the start stays: to look through it for garbage again and again takes a tenth of it.
gc.disable()

from dashboard import meanwhile  # noqa: E402
from dashboard.config import ConfigError, from_environment  # noqa: E402
from dashboard.i18n import LOCALE  # noqa: E402
from dashboard.program import code_of, told_of  # noqa: E402

try:
    options = from_environment()
except ConfigError as error:
    raise SystemExit(f"Reach 2030 cannot start: {error}") from None

# What follows imports nearly all that is served with: a second of one processor, while another one reads what that
# shows. The tables come last, once there is what reads them: it is imported once for both.
meanwhile.begin("dashboard.i18n.catalogues:read_all", LOCALE)
meanwhile.begin(code_of, *told_of(options))
meanwhile.begin("dashboard.catalogue:load_indicators", options.catalogue)
from dashboard.store import read_store  # noqa: E402

meanwhile.begin(read_store, options.published, options.catalogue)

from dashboard.web import beside, memory, observed  # noqa: E402
from dashboard.web.turns import THREADS  # noqa: E402

observed.prepare(options.metrics)
memory.few_arenas()
# What an answer is made of is gone with it, by itself: to look for circles after each 700 objects that are new, as
# Python does unasked, takes a tenth of the time of an answer.
LOOKS = 10_000, 20, 20
# Seconds: to warm up takes half a second of the interpreter, for which who asks whether this is ready would wait.
WARM_AFTER = 1
bind = f"{options.host}:{options.port}"
workers = options.workers
worker_class = "dashboard.web.worker.WholeRequestWorker"  # no thread waits for a request that has not come whole
threads = THREADS
preload_app = True
# No header of a proxy is believed: what leaves the pages names REACH_PUBLIC_URL, whatever is forwarded.
forwarded_allow_ips = ""
# By default gunicorn opens a socket under the home folder to be commanded through: nobody here does.
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
limit_request_line = 8190
timeout = 30
graceful_timeout = 10
# Longer than readers pause between two questions, and than proxies keep their connections (nginx: 60): whoever asks on
# a connection at the moment in which it is closed is reset. An idle connection takes no thread.
keepalive = 75
loglevel = options.log_level


def when_ready(_server: object) -> None:
    """Just before the workers fork: what is in memory now stays shared, for the collector no longer touches it."""
    memory.give_back()
    gc.freeze()
    gc.set_threshold(*LOOKS)
    gc.enable()
    observed.tell(options.metrics)


def pre_fork(server: Any, _worker: object) -> None:
    """Before a worker there is what draws pictures and composes slides for it."""

    def close() -> None:
        for listener in server.LISTENERS:
            listener.close()

    beside.ensure(server.app.wsgi(), close)


def child_exit(_server: object, worker: Any) -> None:
    """What an ended worker held counts no more."""
    observed.forget(worker.pid)


def post_worker_init(worker: Any) -> None:
    """Each worker looks for new tables itself: a thread would not survive the fork."""
    observed.figures().serving(options.published)
    worker.wsgi.watch(options.reload_seconds, WARM_AFTER)
