"""A process that draws pictures: a specification a line in, an SVG a line out, both as JSON.

The renderer holds the interpreter while it draws, a second for the pictures of a page: in a process of its own the rest
goes on beside it. Run as a file, by its path, so that nothing of this package is loaded with it.
"""

from __future__ import annotations

import json
import signal
import sys

__all__: list[str] = []


def main() -> None:
    """Draw until no more comes in; null stands for what cannot be drawn."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asked, who ends this by closing the line
    import vl_convert

    # The first picture starts the renderer, half a second, while reports are read.
    vl_convert.vegalite_to_svg({"mark": "point", "data": {"values": [{}]}}, allowed_base_urls=[])
    for line in sys.stdin.buffer:
        try:
            drawn = vl_convert.vegalite_to_svg(json.loads(line), allowed_base_urls=[])
        except Exception:  # whatever it was, whoever asked draws it himself and is told
            drawn = None
        sys.stdout.buffer.write(json.dumps(drawn).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
