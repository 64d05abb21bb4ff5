"""Provenances as JSON objects: holders, transfers with their citations, chains and rings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast, get_args

from tellings.errors import FormatError
from tellings.types.codec.passages import decode_citations, encode_citations
from tellings.types.codec.rows import Row
from tellings.types.documents import Document
from tellings.types.dossiers import Chain, Holder, OriginKind, Provenance, Transfer, TransferKind


def encode_provenance(provenance: Provenance, documents: Mapping[str, Document]) -> dict[str, object]:
    """Return who has it from whom as a JSON object."""
    return {
        "holders": [
            {
                "id": holder.id,
                "kind": holder.kind,
                "name": holder.name,
                "origin": holder.origin,
                "entity": holder.entity,
                "documents": list(holder.documents),
            }
            for holder in provenance.holders
        ],
        "transfers": [_encode_transfer(transfer, documents) for transfer in provenance.transfers],
        "chains": [
            {"holders": list(chain.holders), "citations": encode_citations(chain.passages, documents)}
            for chain in provenance.chains
        ],
        "rings": [list(ring) for ring in provenance.rings],
    }


def _encode_transfer(transfer: Transfer, documents: Mapping[str, Document]) -> dict[str, object]:
    return {
        "citing": transfer.citing,
        "cited": transfer.cited,
        "kind": transfer.kind,
        "count": transfer.count,
        "channels": list(transfer.channels),
        "denied": transfer.denied,
        "why": transfer.why,
        "citations": encode_citations(transfer.passages, documents),
    }


def decode_provenance(row: Row) -> Provenance:
    """Return the graph that a JSON object holds; raise FormatError where it names a holder that it does not have."""
    found = Provenance(
        tuple(
            Holder(
                each.text("id"),
                cast(OriginKind, each.choice("kind", get_args(OriginKind))),
                each.text("name"),
                each.maybe_text("origin"),
                each.maybe_text("entity"),
                each.texts("documents"),
            )
            for each in row.rows("holders")
        ),
        tuple(_decode_transfer(each) for each in row.rows("transfers")),
        tuple(Chain(each.texts("holders"), decode_citations(each, "citations")) for each in row.rows("chains")),
        tuple(_texts(value, f"{row.where}.rings[{n}]") for n, value in enumerate(row.items("rings"))),
    )
    _require_known(found, row.where)
    return found


def _decode_transfer(row: Row) -> Transfer:
    return Transfer(
        citing=row.text("citing"),
        cited=row.text("cited"),
        kind=cast(TransferKind, row.choice("kind", get_args(TransferKind))),
        count=row.index("count"),
        passages=decode_citations(row, "citations"),
        channels=row.texts("channels"),
        denied=row.flag("denied", False),
        why=row.maybe_text("why"),
    )


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise FormatError(f"{where}: expected a list of ids, found {value!r:.60}")
    return tuple(value)


def _require_known(provenance: Provenance, where: str) -> None:
    known = {holder.id for holder in provenance.holders}
    ends = [(transfer.citing, transfer.cited) for transfer in provenance.transfers]
    named: Iterable[str] = (
        name
        for names in (*ends, *(chain.holders for chain in provenance.chains), *provenance.rings)
        for name in names
    )
    for name in named:
        if name not in known:
            raise FormatError(f"{where}: expected ids of its holders, found {name!r}")
