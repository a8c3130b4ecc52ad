"""`make observe`, or `python -m tests.observe [--seconds N] [--pictures FOLDER]`."""

import argparse
import sys
import time
from pathlib import Path

from tests.observe.run import problems, scene
from tests.observe.server import installed


def main() -> None:
    """Watch the service under load, then put every expression to Prometheus."""
    parser = argparse.ArgumentParser(prog="python -m tests.observe")
    parser.add_argument("--seconds", type=float, default=45.0, help="of load")
    parser.add_argument("--rate", type=float, default=12.0, help="documents per second")
    parser.add_argument("--at-once", type=int, default=0, help="documents sent at once halfway")
    parser.add_argument("--replicas", type=int, default=2)
    parser.add_argument("--pictures", type=Path, help="folder to draw the dashboards into")
    asked_for = parser.parse_args()
    if not installed():
        sys.exit("install prometheus (Debian: apt-get install prometheus)")
    with scene(asked_for.replicas, asked_for.seconds, asked_for.rate, asked_for.at_once) as found:
        time.sleep(asked_for.seconds)
        end = time.time()
        asked, wrong = problems(found.prometheus, found.begun, end)
        firing = [one["name"] for one in found.prometheus.rules() if one.get("state") == "firing"]
        print(f"{asked} expressions put to Prometheus after {asked_for.seconds:g} s of load")
        print(f"alerts firing: {', '.join(firing) or 'none'}")
        if asked_for.pictures:
            from tests.observe.picture import draw_all

            draw_all(found.prometheus, found.begun, end, asked_for.pictures)
    for line in wrong:
        print(f"BAD {line}")
    if wrong:
        sys.exit(f"{len(wrong)} of {asked} expressions failed or found nothing")
    print("every panel and every rule has data")


if __name__ == "__main__":
    main()
