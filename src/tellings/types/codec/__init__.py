"""The JSON of the format page, written and read by hand: `decode_x(encode_x(x)) == x` for every value."""

from tellings.types.codec.annotations import decode_annotated, encode_annotated
from tellings.types.codec.citations import decode_cited_documents, find_citations
from tellings.types.codec.documents import decode_document, encode_document
from tellings.types.codec.dossiers import decode_dossier, encode_dossier
from tellings.types.codec.fingerprints import decode_fingerprint, encode_fingerprint
from tellings.types.codec.passages import encode_citation
from tellings.types.codec.stories import decode_correction, decode_story, encode_correction, encode_story

__all__ = [
    "decode_annotated",
    "decode_cited_documents",
    "decode_correction",
    "decode_document",
    "decode_dossier",
    "decode_fingerprint",
    "decode_story",
    "encode_annotated",
    "encode_citation",
    "encode_correction",
    "encode_document",
    "encode_dossier",
    "encode_fingerprint",
    "encode_story",
    "find_citations",
]
