"""The lasting names of a story's quotations: made of their words, kept by every later version."""

import re
from collections import Counter
from hashlib import sha256

_WORDS = re.compile(r"\w+")
_LENGTH = 10


def anchors_of(texts):
    """A name for each quotation of a story, in order, that its address ends with.

    Marks, blanks and capitals do not change it. Said twice in one story, the second is "…-2".
    """
    said = Counter()
    anchors = []
    for text in texts:
        words = " ".join(_WORDS.findall(text.casefold())) or text.strip()
        anchor = f"q-{sha256(words.encode()).hexdigest()[:_LENGTH]}"
        said[anchor] += 1
        anchors.append(anchor if said[anchor] == 1 else f"{anchor}-{said[anchor]}")
    return anchors
