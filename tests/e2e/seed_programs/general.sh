curl -X POST "https://api.senseaudio.cn/v1/video/create" \
  -H "Authorization: Bearer YOUR_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "SenseAudio-Video-1.0",
    "content": [
      { "type": "text", "text": "一只可爱的小猫在花园里玩耍" }
    ],
    "resolution": "720p",
    "ratio": "16:9",
    "duration": 10
  }'
