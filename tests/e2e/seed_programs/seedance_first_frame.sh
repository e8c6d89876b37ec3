curl -X POST "https://api.senseaudio.cn/v1/video/create" \
  -H "Authorization: Bearer YOUR_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "Seedance-Pro-1.5",
    "content": [
      {"type": "text", "text": "一只可爱的小猫在花园里玩耍"},
      {"type": "image", "url": "https://example.com/first.jpg", "role": "first_frame"}
    ],
    "resolution": "1080p",
    "ratio": "16:9",
    "duration": 8,
    "provider_specific": {"generate_audio": false, "camera_fixed": true}
  }'
