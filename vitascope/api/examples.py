"""Example requests and answers of the OpenAPI document; the requests are the seed page's own."""

from __future__ import annotations

from typing import Any

__all__ = ["CREATE", "STATUS"]

Json = dict[str, Any]

CAT = "一只可爱的小猫在花园里玩耍"
SEA = "黄昏下的海边,海浪轻轻拍打礁石,镜头缓慢推进"
READER = "一个人在咖啡馆窗边阅读,画面自然运镜"


def _text(text: str) -> Json:
    return {"type": "text", "text": text}


def _image(name: str, role: str) -> Json:
    return {"type": "image", "url": f"https://example.com/{name}.jpg", "role": role}


OWN: Json = {"model": "SenseAudio-Video-1.0", "resolution": "720p"}
PRO: Json = {"model": "Seedance-Pro-1.5", "resolution": "1080p", "ratio": "16:9", "duration": 8}
STILL: Json = {"generate_audio": False, "camera_fixed": True}
NEWER: Json = {"resolution": "480p", "ratio": "9:16", "duration": 10, "watermark": False}

CREATE: dict[str, Json] = {
    "SenseAudio-Video-1.0: text": {**OWN, "content": [_text(SEA)], "ratio": "16:9", "duration": 10},
    "SenseAudio-Video-1.0: reference picture": {
        **OWN,
        "content": [_text(READER), _image("reference", "reference")],
        "ratio": "9:16",
        "duration": 15,
    },
    "Seedance-Pro-1.5: text": {
        **PRO,
        "content": [_text(CAT)],
        "provider_specific": {"generate_audio": True, "camera_fixed": False},
    },
    "Seedance-Pro-1.5: first frame": {
        **PRO,
        "content": [_text(CAT), _image("first", "first_frame")],
        "provider_specific": STILL,
    },
    "Seedance-Pro-1.5: first and last frame": {
        **PRO,
        "content": [_text(CAT), _image("first", "first_frame"), _image("last", "last_frame")],
        "provider_specific": STILL,
    },
    "Seedance-2.0: pictures and sound": {
        **NEWER,
        "model": "Seedance-2.0",
        "content": [
            _image("garden", "reference"),
            _image("cat", "reference"),
            {"type": "audio", "audio_url": "https://example.com/music.mp3"},
        ],
    },
    "Seedance-2.0-Fast: two videos, called back": {
        **NEWER,
        "model": "Seedance-2.0-Fast",
        "content": [_text(CAT)],
        "n": 2,
        "callback_url": "https://example.com/called-back",
    },
}

STATUS: Json = {
    "id": "0b1f4a36-0d5b-4a55-8e5c-2f1b8b0d9c11",
    "model": "Seedance-Pro-1.5",
    "task_id": "7d1c1c0e-6f0b-4b1d-9d43-5f4f3e0b7a52",
    "status": "processing",
    "progress": 42,
    "duration": 8,
    "is_new": True,
    "created_at": 1790579946,
    "prompt": CAT,
    "resolution": "1080p",
    "ratio": "16:9",
    "content": [_text(CAT)],
    "provider_specific": {"generate_audio": True, "camera_fixed": False},
    "watermark": False,
    "seed": 7,
    "priority": 5,
    "engine": "illustration",
    "phase": "rendering",
    "eta_seconds": 11,
}
