"""Plain PDF files for tests, written by hand so that no other library is needed."""

from __future__ import annotations


def pdf(*pages: list[str] | str, extra: str = "") -> bytes:
    """Write a plain PDF; a page is a list of lines, or what draws it."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra}>>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, page in enumerate(pages):
        stream = page if isinstance(page, str) else drawn([(50, 700 - 14 * row, line) for row, line in enumerate(page)])
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{at:010d} 00000 n \n" for at in offsets)
    size = len(objects) + 1
    return out + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF"
    ).encode("latin-1")


def drawn(pieces: list[tuple[int, int, str]]) -> str:
    """Draw words at places, in points from the lower left corner; a picture where there are none."""
    shown = " ".join(f"1 0 0 1 {x} {y} Tm ({words}) Tj" for x, y, words in pieces)
    return f"BT /F1 11 Tf {shown} ET" if pieces else "0 0 10 10 re f"


BODY = [
    "Troops leave for the border",
    "Some 300 soldiers left the town on Monday, the ministry said in a state-",
    "ment. Another 40 stayed behind in the barracks of the old garrison.",
]
