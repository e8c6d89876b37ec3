"""One video's way through a whole service."""

from pathlib import Path

import httpx

from tests.e2e.running import running_service


def test_a_request_becomes_a_video(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        task_id = service.create()
        status = service.wait_for_end(task_id)
        assert status["status"] == "completed"
        assert status["progress"] == 100
        video = httpx.get(status["video_url"])
        assert video.headers["content-type"] == "video/mp4"
        assert len(video.content) == int(video.headers["content-length"])
