"""Reading the JSON of a case, with errors that name the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from contingent.errors import InputError

__all__ = ["read_object"]


def read_object(path: Path, *keys: str) -> dict[str, Any]:
    """Read a JSON object that must hold some keys.

    Parameters
    ----------
    path : Path
        The file.
    *keys : str
        Keys it must hold.

    Returns
    -------
    dict

    Raises
    ------
    InputError
        If it cannot be read, is no JSON object or lacks a key.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), mend="check --data") from None
    except ValueError as error:
        raise InputError(f"is no JSON ({error})", where=str(path), mend="take the file as published") from None
    lacking = [key for key in keys if not isinstance(value, dict) or key not in value]
    if lacking:
        raise InputError(
            f"lacks {', '.join(lacking)}",
            where=str(path),
            allowed="the published form",
            mend="take it as published",
        )
    found: dict[str, Any] = value
    return found
