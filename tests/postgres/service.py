"""A minimal service: keeps the embedded database of argv[1] running until its stdin closes.

    python service.py DATA_DIR

Says on stdout, one JSON line each time one of them changes: who owns, the postmaster's pid.
"""

import json
import select
import sys
from pathlib import Path

from vitascope.postgres import EmbeddedPostgres, PostgresError


def main(data_dir: Path) -> int:
    said: dict[str, object] = {}
    try:
        with EmbeddedPostgres(data_dir, start_timeout_s=30) as postgres:
            while not select.select([sys.stdin], [], [], 0.05)[0]:
                now: dict[str, object] = {"is_owner": postgres.is_owner, "pid": postgres.pid}
                if now != said:
                    print(json.dumps(now), flush=True)
                    said = now
                postgres.poll()
    except PostgresError as error:
        print(json.dumps({"error": error.message}), flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
