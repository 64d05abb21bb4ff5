"""Which file holds the weights of the reader model: its name beside this module, and the digest of its bytes.

Written by the last step of the training; do not edit by hand.
"""

from __future__ import annotations

FILE = "reader.onnx"
SHA256 = "2676c55ccc9dd529f27c55ea50a500207816672e59559888dec3e9f201433804"
