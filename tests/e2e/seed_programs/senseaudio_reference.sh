curl -X POST "https://api.senseaudio.cn/v1/video/create" \
  -H "Authorization: Bearer YOUR_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "SenseAudio-Video-1.0",
    "content": [
      {"type": "text", "text": "一个人在咖啡馆窗边阅读,画面自然运镜"},
      {"type": "image", "url": "https://example.com/reference.jpg", "role": "reference"}
    ],
    "resolution": "720p",
    "ratio": "9:16",
    "duration": 15
  }'
