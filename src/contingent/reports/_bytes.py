"""From a path to text: size, kind of file, encoding, control characters; each fault one clear error."""

from __future__ import annotations

import codecs
import re
import stat
import sys
from pathlib import Path

from contingent.errors import ReportError

__all__ = ["LARGEST", "decode", "is_pdf", "load", "need_text", "too_much_text"]

LARGEST = 5 * 1024 * 1024
"""Largest report, bytes (assumed): a thousand printed pages; more is an archive or a mistake."""

LARGEST_MARKED = 32 * 1024 * 1024
"""Largest page, feed or PDF, bytes (assumed): they carry pictures and scripts; their text stays under `LARGEST`."""

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a PNG image", "type or scan its text into a file"),
    (b"\xff\xd8\xff", "a JPEG image", "type or scan its text into a file"),
    (b"GIF8", "a GIF image", "type or scan its text into a file"),
    (b"PK\x03\x04", "a ZIP archive (Word and OpenDocument files are such)", "save it as plain text or HTML"),
    (b"PK\x05\x06", "an empty ZIP archive", "give the report itself"),
    (b"\x1f\x8b", "a gzip archive", "unpack it: gunzip FILE"),
    (b"BZh", "a bzip2 archive", "unpack it: bunzip2 FILE"),
    (b"\xfd7zXZ", "an xz archive", "unpack it: unxz FILE"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save it as plain text or HTML"),
    (b"{\\rtf", "an RTF document", "save it as plain text or HTML"),
    (b"\x7fELF", "a program", "give the report itself"),
    (b"MZ\x90", "a program", "give the report itself"),
    (b"SQLite format 3", "an SQLite database", "give the report itself"),
    (b"RIFF", "a picture, sound or film", "type its words into a file"),
    (b"ID3", "a sound", "type its words into a file"),
)
_TEXT = "plain text, HTML, PDF or a feed"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Tab, line feed, form feed and carriage return are layout; all other C0 and C1 codes have no place in prose.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def load(path: str, stdin: bytes | None = None) -> bytes:
    """Read the bytes of a report.

    Parameters
    ----------
    path : str
        A file, or ``-`` for standard input.
    stdin : bytes, optional
        Standard input, where the caller has read it already.

    Returns
    -------
    bytes
        At most :data:`LARGEST` of plain text, 32 MiB of a page, feed or PDF.

    Raises
    ------
    ReportError
        If there is no such file, it cannot be read, is empty, too large, or no text.
    """
    if path == "-":
        data = sys.stdin.buffer.read(LARGEST_MARKED + 1) if stdin is None else stdin
        need_text(data, "standard input", whole=stdin is not None)
        return data
    data = _file(Path(path))
    need_text(data, path)
    return data


def need_text(data: bytes, where: str, *, whole: bool = True) -> None:
    """Refuse bytes that are no report: none, too many, or of a binary kind.

    Parameters
    ----------
    data : bytes
        The report, or its beginning.
    where : str
        Name for messages.
    whole : bool
        False where reading stopped at the limit, so that the size is not known.

    Raises
    ------
    ReportError
        If it is empty, too large or binary.
    """
    most = LARGEST_MARKED if _is_marked(data) else LARGEST
    if len(data) > most:
        raise _too_large(where, len(data), most, exact=whole or len(data) <= LARGEST_MARKED)
    if not data:
        raise ReportError("the report is empty", where=where, allowed=_TEXT, mend="give a report with text in it")
    if not is_pdf(data):
        _refuse_binary(data, where)


def _file(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ReportError(
                "a folder stands where a report should",
                where=str(path),
                allowed="a file",
                mend=f"give its files: {path / '*.txt'}",
            )
        if found.st_size > LARGEST_MARKED:
            raise _too_large(str(path), found.st_size, LARGEST_MARKED, exact=True)
        with path.open("rb") as file:
            return file.read(LARGEST_MARKED + 1)
    except FileNotFoundError:
        raise ReportError("no such file", where=str(path), mend=_nearest(path)) from None
    except PermissionError:
        raise ReportError("the file may not be read", where=str(path), mend=f"allow it: chmod u+r {path}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportError(f"the file cannot be read ({reason})", where=str(path), mend="check the path") from None


def _nearest(path: Path) -> str:
    import difflib

    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return f"check the path; the folder {path.parent} is missing as well"
    close = difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean {path.parent / close[0]}" if close else "check the path"


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF: its mark stands among the first 1,024 bytes (ISO 32000-1, annex H)."""
    return b"%PDF-" in data[:1024] and not _is_page(data)


def _is_page(data: bytes) -> bool:
    return data[:1024].removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<"


def _is_marked(data: bytes) -> bool:
    return is_pdf(data) or _is_page(data)


def too_much_text(text: str, where: str) -> None:
    """Refuse a page, feed or PDF whose words alone are too many.

    Raises
    ------
    ReportError
        If the text has more than :data:`LARGEST` characters.
    """
    if len(text) > LARGEST:
        raise _too_large(where, len(text), LARGEST, exact=True)


def _too_large(where: str, size: int, most: int, *, exact: bool) -> ReportError:
    said = f"{size / 1e6:.1f} MB" if exact else f"more than {most / 1e6:.1f} MB"
    return ReportError(
        "the report is too large",
        where=where,
        value=said,
        allowed=f"up to {most / 1e6:.1f} MB",
        mend="cut it into its single reports, or save the article without pictures and scripts",
    )


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, what, mend in _MAGIC:
        if data.startswith(magic):
            raise ReportError(f"this is {what}, not text", where=where, allowed=_TEXT, mend=mend)
    if data[4:8] == b"ftyp":
        raise ReportError("this is a film or picture, not text", where=where, allowed=_TEXT, mend="type its words")
    wide = any(data.startswith(mark) for mark, name in _BOMS if name == "utf-16")
    at = -1 if wide else data.find(b"\x00")
    if at >= 0:
        raise ReportError(
            f"this is binary data (a NUL byte at offset {at}), not text",
            where=where,
            allowed=_TEXT,
            mend="save it as plain text; if it is UTF-16 without a byte-order mark, add --encoding utf-16-le",
        )


def decode(data: bytes, where: str, encoding: str | None = None) -> tuple[str, str]:
    r"""Decode a report; lines end in a single line feed afterwards.

    Parameters
    ----------
    data : bytes
        As loaded.
    where : str
        Name for messages.
    encoding : str, optional
        As given by the user; else a byte-order mark, UTF-8, or what an HTML page declares.

    Returns
    -------
    str
        The text.
    str
        A note in one sentence where the encoding was the page's, else ``''``.

    Raises
    ------
    ReportError
        If the bytes are not of that encoding, or hold control characters or nothing but white space.

    Examples
    --------
    >>> decode("Kyiv\r\nsaid".encode("utf-16"), "a.txt")
    ('Kyiv\nsaid', '')
    """
    text, note = _decoded(data, where, encoding)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_control(text, where)
    if not text.strip():
        raise ReportError(
            "the report holds only white space",
            where=where,
            allowed=_TEXT,
            mend="give a report with text in it",
        )
    return text, note


def _decoded(data: bytes, where: str, encoding: str | None) -> tuple[str, str]:
    if encoding:
        return _as_given(data, where, encoding), ""
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    try:
        return data.decode(marked or "utf-8"), ""
    except UnicodeDecodeError as error:
        declared = None if marked else _as_declared(data)
        if declared:
            return declared
        raise _wrong_encoding(error, where, marked or "UTF-8") from None


def _as_given(data: bytes, where: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise _wrong_encoding(error, where, encoding) from None
        raise ReportError(
            "no such encoding",
            where=where,
            value=encoding,
            allowed="names such as utf-8, utf-16, cp1252, latin-1, cp1251",
            mend="leave --encoding out for UTF-8",
        ) from None


def _as_declared(data: bytes) -> tuple[str, str] | None:
    found = _DECLARED.search(data[:4096]) or _XML_DECLARED.search(data[:4096])
    if not found:
        return None
    name = found.group(1).decode("ascii")
    try:
        return data.decode(name), f"The page was read as {name}, the encoding it declares."
    except (LookupError, UnicodeDecodeError):
        return None


def _wrong_encoding(error: UnicodeDecodeError, where: str, tried: str) -> ReportError:
    proposal = "cp1252" if codecs.lookup(error.encoding).name in ("utf-8", "utf-8-sig", "ascii") else "utf-8"
    line = error.object[: error.start].count(b"\n") + 1
    return ReportError(
        f"the text is not {tried} (line {line}, byte offset {error.start})",
        where=where,
        value=bytes(error.object[error.start : error.start + 1]),
        allowed="UTF-8, or UTF-16 with a byte-order mark",
        mend=f"add --encoding {proposal}, or save the file as UTF-8",
    )


def _refuse_control(text: str, where: str) -> None:
    found = _CONTROL.search(text)
    if not found:
        return
    code = ord(found.group())
    line = text.count("\n", 0, found.start()) + 1
    # C1 codes are what typographic quotes of Windows-1252 become when they are read as Latin-1.
    mend = "add --encoding cp1252" if code > 0x7F else "remove it, or save the file as plain text"
    raise ReportError(
        f"a control character stands in the text (line {line}, offset {found.start()})",
        where=where,
        value=f"U+{code:04X}",
        allowed="letters, signs, tabs and line ends",
        mend=mend,
    )
