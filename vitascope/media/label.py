"""The mark inside a file that says a machine made it: written, and read from any file.

Writes the plain tags every player shows, and the ``AIGC`` key of China's labelling rules; for
pictures the same as XMP. Knows nothing of files: ``encode`` puts the tags into the MP4, ``poster``
the XMP into pictures. A visible mark is the business of ``watermark``, a signature is that of
``credentials``.

The ``AIGC`` key holds one flat JSON object. GB 45438-2025 names its fields; ``Label`` "1" means
that the content *is* machine-generated. We read the fields in public documentation, not in the
standard itself: this mark is an aid, not a proof that a deployment complies.
Sources: fields and meanings, https://cloud.tencent.com/document/api/436/124902 (2025-11);
the place in an MP4 (a top-level metadata key, ffmpeg's ``use_metadata_tags``),
https://github.com/aopstudio/aigc-hidden-metadata video_tag.py; the place in a picture (an XMP
property of TC260's namespace), https://www.neusoftware.top/articles/2025/09/05/1757041502961.html.
"""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["LABEL_MEANINGS", "Label", "label_fields", "label_of_tags", "label_of_xmp"]

LABEL_MEANINGS: Final = {
    "1": "made by AI",
    "2": "possibly made by AI",
    "3": "suspected to be made by AI",
}
"""Values of the field ``Label``."""

_NAMESPACE: Final = "http://www.tc260.org.cn/ns/AIGC/1.0/"

_XMP: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description rdf:about="" xmlns:TC260="{_NAMESPACE}">'
    "<TC260:AIGC>{aigc}</TC260:AIGC>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="w"?>'
)

_IN_XMP: Final = re.compile(
    r"<TC260:AIGC[^>]*>(?P<element>.*?)</TC260:AIGC>"
    r"|TC260:AIGC\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')",
    re.DOTALL,
)
"""As an element or as an attribute: XMP allows both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Who made which video."""

    task_id: str
    """Identifies the content; goes into ``ProduceID``."""
    producer: str = "Vitascope"
    """The service provider's name or registered code; goes into ``ContentProducer``."""

    def tags(self) -> dict[str, str]:
        """The container's metadata, key to value."""
        sentence = f"AI-generated video (人工智能生成), made by {self.producer}."
        return {"comment": sentence, "description": sentence, "AIGC": self._aigc()}

    def xmp(self) -> bytes:
        """The same as an XMP packet, for a picture taken from the video."""
        return _XMP.format(aigc=html.escape(self._aigc())).encode()

    def _aigc(self) -> str:
        fields = {
            "Label": "1",
            "ContentProducer": self.producer,
            "ProduceID": self.task_id,
            # The reserved fields are for a producer's own integrity data; the propagator's are
            # for whoever publishes the file. We have nothing true to say in them.
            "ReservedCode1": "",
            "ContentPropagator": "",
            "PropagateID": "",
            "ReservedCode2": "",
        }
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def label_of_tags(tags: Mapping[str, str]) -> str | None:
    """The text of the AI label in a container's metadata, whoever made it; None: there is none."""
    return next((text for key, text in tags.items() if key.lower() == "aigc"), None)


def label_of_xmp(packet: bytes) -> str | None:
    """The text of the AI label in a picture's XMP; None: there is none."""
    found = _IN_XMP.search(packet.decode("utf-8", errors="replace"))
    if found is None:
        return None
    return html.unescape(next(text for text in found.groups() if text is not None))


def label_fields(text: str) -> dict[str, str] | None:
    """What an AI label says, field to value; None: it is not the flat JSON object it must be."""
    try:
        fields = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return None
    # Some producers wrap the fields in an object named after the key.
    if isinstance(fields, dict) and isinstance(fields.get("AIGC"), dict):
        fields = fields["AIGC"]
    if not isinstance(fields, dict):
        return None
    return {str(name): str(value) for name, value in fields.items()}
