"""The mark inside a video file that says a machine made it.

Writes the plain tags every player shows, and the ``AIGC`` key of China's labelling rules. Knows
nothing of files: ``encode`` puts the tags into the MP4. A visible watermark is not its business.

The ``AIGC`` key holds one flat JSON object. GB 45438-2025 names its fields; ``Label`` "1" means
that the content *is* machine-generated. We read the fields in public documentation, not in the
standard itself: this mark is an aid, not a proof that a deployment complies.
Sources: fields and meanings, https://cloud.tencent.com/document/api/436/124902 (2025-11);
the place in an MP4 (a top-level metadata key, ffmpeg's ``use_metadata_tags``),
https://github.com/aopstudio/aigc-hidden-metadata video_tag.py.
"""

import json
from dataclasses import dataclass

__all__ = ["Label"]


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
