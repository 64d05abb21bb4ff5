"""Which file holds the weights of the reader model: its name beside this module, and the digest of its bytes.

Written by the last step of the training; do not edit by hand.
"""

from __future__ import annotations

FILE = "reader.onnx"
SHA256 = ""
