"""Volcengine Ark and BytePlus ModelArk: the real Seedance.

Source: volcengine-ark-runtime 5.0 (types of ``content_generation``), and the API reference of
video generation (https://docs.byteplus.com/en/docs/ModelArk/1520757; the Chinese twin is
https://www.volcengine.com/docs/82379/1520757). Not tried against the service itself: whether its
list tells each job's seed and ``safety_identifier``. An endpoint's id (``ep-…``) does not say which
model is behind it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Final
from urllib.parse import quote

from vitascope.catalog.abilities import Abilities
from vitascope.catalog.media import MediaKind
from vitascope.engines.base import ImageRole
from vitascope.engines.providers.base import JobState, Medium, Order, ProviderJob
from vitascope.engines.providers.calls import Caller, Json, Meanings, error_of
from vitascope.engines.providers.errors import (
    Ambiguous,
    JobGone,
    KeyRefused,
    ProtocolBroken,
)
from vitascope.engines.providers.options import ArkOptions
from vitascope.engines.providers.prompting import prompt_of
from vitascope.engines.providers.sending import url_of
from vitascope.engines.providers.statuses import status_of

__all__ = ["Ark", "abilities_of"]

TASKS: Final = "/contents/generations/tasks"

PAGE_SIZE: Final = 100
PAGES_MAX: Final = 20
"""Of the list, the newest jobs first. Source: the reference allows 500 pages of 500."""

_ROLES: Final[Mapping[tuple[MediaKind, ImageRole], str]] = {
    ("image", "first_frame"): "first_frame",
    ("image", "last_frame"): "last_frame",
    ("image", "reference"): "reference_image",
    ("video", "reference"): "reference_video",
    ("audio", "reference"): "reference_audio",
}

_MEANS: Final[Meanings] = {
    "AccountOverdueError": KeyRefused,
    "AccessDenied": KeyRefused,
    "ModelNotOpen": KeyRefused,
    "InvalidEndpointOrModel": KeyRefused,
    "InvalidEndpoint": KeyRefused,
}
"""Errors of the operator's account, which no other order would escape; everything else is told by
its HTTP status. Source: https://www.volcengine.com/docs/82379/1299023."""

_RATIOS = frozenset({"16:9", "4:3", "1:1", "3:4", "9:16", "21:9"})

_SEEDANCE_1_0_PRO = Abilities(
    uses=frozenset({"text", "first_frame", "first_and_last_frame"}),
    negative_prompt=False,
    sound=False,
    resolutions=frozenset({"480p", "720p", "1080p"}),
    ratios=_RATIOS,
    durations_s=frozenset(range(2, 13)),
)
_SEEDANCE_1_5_PRO = Abilities(
    uses=frozenset({"text", "first_frame", "first_and_last_frame"}),
    negative_prompt=False,
    resolutions=frozenset({"480p", "720p", "1080p"}),
    ratios=_RATIOS,
    durations_s=frozenset(range(4, 13)),
)
_SEEDANCE_2_0 = Abilities(
    images_max=9,
    audios_max=3,
    videos_max=3,
    negative_prompt=False,
    resolutions=frozenset({"480p", "720p", "1080p"}),
    ratios=_RATIOS,
    durations_s=frozenset(range(4, 16)),
)
_SEEDANCE_2_0_SMALL = Abilities(
    images_max=9,
    audios_max=3,
    videos_max=3,
    negative_prompt=False,
    resolutions=frozenset({"480p", "720p"}),
    ratios=_RATIOS,
    durations_s=frozenset(range(4, 16)),
)

_MODELS: Final[tuple[tuple[str, Abilities], ...]] = (
    # Source of 2.0: the reference's "model capabilities" and its tutorial of 2.0 (resolutions by
    # model; 4 to 15 seconds; 9 images, 3 videos, 3 audios).
    ("seedance-2-0-fast", _SEEDANCE_2_0_SMALL),
    ("seedance-2-0-mini", _SEEDANCE_2_0_SMALL),
    ("seedance-2-0", _SEEDANCE_2_0),
    # Source of 1.5 pro: the same; 4 to 12 seconds (novita's reference of the model says so, too).
    ("seedance-1-5-pro", _SEEDANCE_1_5_PRO),
    # Source of 1.0: the same; pro fast has no last frame; 2 to 12 seconds; none makes sound.
    (
        "seedance-1-0-pro-fast",
        Abilities(
            uses=frozenset({"text", "first_frame"}),
            negative_prompt=False,
            sound=False,
            resolutions=_SEEDANCE_1_0_PRO.resolutions,
            ratios=_RATIOS,
            durations_s=_SEEDANCE_1_0_PRO.durations_s,
        ),
    ),
    ("seedance-1-0-pro", _SEEDANCE_1_0_PRO),
)
"""What each model can do, by how its id begins behind the brand; the first that fits. A seed makes
videos alike, not the same to the bit (the reference says "similar")."""

_ANY_MODEL = Abilities(negative_prompt=False)


def abilities_of(options: ArkOptions) -> Abilities:
    """What the model can do; for an endpoint's id and for a model of the future, all but what
    Ark has no field for: the operator may say more in ``can``."""
    name = _plain(options.model)
    return next((known for prefix, known in _MODELS if name.startswith(prefix)), _ANY_MODEL)


class Ark:
    """See ``base.Provider``."""

    can_find = True
    can_cancel = True

    def __init__(self, options: ArkOptions, caller: Caller) -> None:
        self._options = options
        self._caller = caller
        self._makes_sound = abilities_of(options).sound
        self._has_camera_field = not _plain(options.model).startswith("seedance-2")

    async def submit(self, order: Order) -> ProviderJob:
        """See ``base.Provider``. What the model has no field for is not sent."""
        answer = await self._caller.submit(
            TASKS,
            json=await self._body(order),
            headers={"X-Client-Request-Id": order.token},
            means=_MEANS,
        )
        job_id = answer.json.get("id")
        if not isinstance(job_id, str) or not job_id:
            raise Ambiguous(f"{self._caller.name} took the order and did not say its id")
        return ProviderJob(job_id)

    async def find(self, order: Order, *, since: datetime) -> ProviderJob | None:
        """The job in Ark's list: of this model, not older, of this order's identifier or, where
        the list does not tell identifiers, of its seed and form.

        Raises:
            Ambiguous: the list is refused, or does not tell the job from others.
        """
        alike = [
            item
            async for item in self._listed(since_s=int(since.timestamp()))
            if _fits(item, order)
        ]
        certain = [item for item in alike if item.get("safety_identifier") == order.token]
        found = certain or [item for item in alike if item.get("seed") == order.seed]
        if len({item.get("id") for item in found}) > 1:
            raise Ambiguous(f"{self._caller.name} lists {len(found)} jobs like the order")
        if not found and any(item.get("seed") is None for item in alike):
            raise Ambiguous(f"{self._caller.name} does not say which of its jobs the order is")
        return ProviderJob(str(found[0]["id"])) if found else None

    async def poll(self, job: ProviderJob) -> JobState:
        """See ``base.Provider``. Ark tells no progress."""
        body = (await self._caller.ask("GET", _path(job))).json
        word = str(body.get("status", ""))
        code, message = error_of(body)
        url = _inner(body, "content").get("video_url")
        return JobState(
            status=status_of("ark", word),
            word=word,
            video=self._caller.video(url) if isinstance(url, str) and url else None,
            error_code=code,
            error_message=message,
        )

    async def cancel(self, job: ProviderJob) -> None:
        """Ark gives up queued jobs alone, and refuses for one that runs. Of an ended one it deletes
        the record."""
        try:
            await self._caller.ask("DELETE", _path(job))
        except (JobGone, ProtocolBroken):
            return

    async def _body(self, order: Order) -> Json:
        is_prompted = order.camera_fixed and not self._takes_camera(order)
        text = prompt_of(order, with_camera=is_prompted)
        body: Json = {
            "model": self._options.model,
            "content": [
                *([{"type": "text", "text": text}] if text else []),
                *[await _item(medium) for medium in order.media],
            ],
            "resolution": order.resolution,
            "ratio": order.ratio,
            "duration": order.duration_s,
            "seed": order.seed,
            "watermark": False,  # ours is put on by us
            # An end user's identifier, by its name; each order's own, so that a lost one is found.
            "safety_identifier": order.token,
        }
        if self._makes_sound:
            body["generate_audio"] = order.sound  # Ark's default is true
        if order.camera_fixed and not is_prompted:
            body["camera_fixed"] = True
        if self._options.service_tier is not None:
            body["service_tier"] = self._options.service_tier
        return body

    def _takes_camera(self, order: Order) -> bool:
        """Whether ``camera_fixed`` is a field here. Source: the reference: not with 2.0, and not
        with reference images."""
        return self._has_camera_field and all(m.role != "reference" for m in order.media)

    async def _listed(self, *, since_s: int) -> AsyncIterator[Json]:
        """Jobs of this model since then, the newest first."""
        for page in range(1, PAGES_MAX + 1):
            items = await self._page(page)
            young = [item for item in items if _is_young(item, since_s)]
            for item in young:
                yield item
            if len(items) < PAGE_SIZE or not young:
                return

    async def _page(self, number: int) -> list[Json]:
        params = {
            "page_num": str(number),
            "page_size": str(PAGE_SIZE),
            "filter.model": self._options.model,
        }
        try:
            body = (await self._caller.ask("GET", TASKS, params=params)).json
        except (JobGone, KeyRefused) as error:
            raise Ambiguous(f"{self._caller.name} does not show its list") from error
        items = body.get("items")
        if not isinstance(items, list):
            raise ProtocolBroken(f"{self._caller.name} sent a list without items")
        return [item for item in items if isinstance(item, dict) and item.get("id")]


def _plain(model: str) -> str:
    """A model's id without the brand that it is sold under."""
    return model.removeprefix("doubao-").removeprefix("dreamina-")


def _path(job: ProviderJob) -> str:
    return f"{TASKS}/{quote(job.id, safe='')}"


def _inner(body: Json, name: str) -> Json:
    inner = body.get(name)
    return inner if isinstance(inner, dict) else {}


async def _item(medium: Medium) -> Json:
    kind = f"{medium.kind}_url"
    role = _ROLES[medium.kind, medium.role]
    return {"type": kind, kind: {"url": await url_of(medium)}, "role": role}


def _is_young(item: Json, since_s: int) -> bool:
    created_at = item.get("created_at")
    return not isinstance(created_at, int) or created_at >= since_s


def _fits(item: Json, order: Order) -> bool:
    """Whether nothing that the list tells of the job, its seed left aside, speaks against it."""
    return all(
        item.get(name) in (None, "", expected)
        for name, expected in (
            ("safety_identifier", order.token),
            ("resolution", order.resolution),
            ("ratio", order.ratio),
            ("duration", order.duration_s),
        )
    )
