"""A CSAF 2.0 security advisory into what an incident needs: title, CVEs, products, rating when stated.

NCSC-NL states likelihood and damage in notes titled Kans and Schade, and since its change of scale in a
note titled Urgent or Normaal. Notes are matched by title alone; nothing is derived from CVSS scores.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ncp.incident.events import AdvisoryRead
from ncp.intake.plain_text import clean_text, clean_title
from ncp.plan.files import decode, read_bytes
from ncp.problem import Place, Problem, Refused

RATINGS = {
    "low": "low", "laag": "low",
    "medium": "medium", "midden": "medium", "gemiddeld": "medium", "middel": "medium",
    "high": "high", "hoog": "high",
}  # fmt: skip
URGENCY = {"urgent": True, "normaal": False, "normal": False}
MAX_PRODUCTS = 50


def read_advisory(path: Path) -> AdvisoryRead:
    """What the advisory says. A rating that is not stated, or not in known words, is ``None``.

    Raises Refused when the file is not a CSAF document.
    """
    try:
        return _read(path, str(path))
    except RecursionError:
        raise Refused([Problem("json-depth", Place(str(path)))]) from None


def _read(path: Path, shown: str) -> AdvisoryRead:
    content = read_bytes(path, shown)
    data = _parse(decode(content, shown), shown)
    document = data.get("document")
    if not isinstance(document, dict) or not str(document.get("csaf_version", "")).startswith("2."):
        raise Refused([Problem("advisory-not-csaf", Place(shown))])
    tracking = _mapping(document.get("tracking"))
    notes = {
        str(note.get("title", "")).strip().lower(): str(note.get("text", "")).strip().lower()
        for note in _list(document.get("notes"))
    }
    return AdvisoryRead(
        document=_text(tracking.get("id")) or clean_title(path.stem),
        version=_text(tracking.get("version")),
        title=_text(document.get("title")),
        publisher=_text(_mapping(document.get("publisher")).get("name")),
        digest=f"sha256:{hashlib.sha256(content).hexdigest()}",
        cves=_distinct(_text(each.get("cve")) for each in _list(data.get("vulnerabilities"))),
        products=_distinct(_products(_mapping(data.get("product_tree"))))[:MAX_PRODUCTS],
        likelihood=RATINGS.get(notes.get("kans", "")),
        damage=RATINGS.get(notes.get("schade", "")),
        urgent=_urgency(notes),
    )


def _urgency(notes: dict[str, str]) -> bool | None:
    stated = {URGENCY[title] for title in notes if title in URGENCY}
    if notes.get("urgentie") in URGENCY:
        stated.add(URGENCY[notes["urgentie"]])
    return stated.pop() if len(stated) == 1 else None


def _products(tree: dict[str, Any]) -> Iterator[str]:
    """``vendor product`` of every branch that names a product, or the full names where there are no branches."""
    for branch in _list(tree.get("branches")):
        yield from _branch(branch, "")
    if not tree.get("branches"):
        for product in _list(tree.get("full_product_names")):
            yield _text(product.get("name"))


def _branch(branch: dict[str, Any], vendor: str) -> Iterator[str]:
    name = _text(branch.get("name"))
    if branch.get("category") == "product_name":
        yield f"{vendor} {name}".strip()
        return
    if "product" in branch:
        yield _text(_mapping(branch["product"]).get("name"))
        return
    below = name if branch.get("category") == "vendor" else vendor
    for child in _list(branch.get("branches")):
        yield from _branch(child, below)


def _parse(text: str, shown: str) -> dict[str, Any]:
    try:
        data = json.loads(text, parse_int=str)  # no number counts here, and turning a huge one into an int fails
    except json.JSONDecodeError as error:
        lines = text.splitlines()
        excerpt = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
        place = Place(shown, error.lineno, error.colno)
        raise Refused([Problem("json-syntax", place, {"reason": error.msg}, excerpt)]) from None
    if not isinstance(data, dict):
        raise Refused([Problem("advisory-not-csaf", Place(shown))])
    return data


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _text(value: Any) -> str:
    return clean_title(clean_text(value)) if isinstance(value, str) else ""
