curl -X POST "https://api.senseaudio.cn/v1/video/create" \
  -H "Authorization: Bearer YOUR_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "SenseAudio-Video-1.0",
    "content": [
      {"type": "text", "text": "黄昏下的海边,海浪轻轻拍打礁石,镜头缓慢推进"}
    ],
    "resolution": "720p",
    "ratio": "16:9",
    "duration": 10
  }'
