const axios = require('axios');
const API_URL = 'https://api.senseaudio.cn/v1/video/create';
const HEADERS = { 'Authorization': 'Bearer YOUR_API_KEY', 'Content-Type': 'application/json' };

async function createVideo(content, model = 'SenseAudio-Video-1.0', options = {}) {
  const data = { model, content, ...options };
  try {
    const res = await axios.post(API_URL, data, { headers: HEADERS });
    return res.data;
  } catch (err) {
    console.error('请求失败:', err.message);
    return null;
  }
}

// 文本生成视频
createVideo( [{type: 'text', text: '一只可爱的小猫在花园里玩耍'}], 'SenseAudio-Video-1.0', {ratio: '16:9', duration: 10, resolution: '720p'} ).then(result => console.log(`任务ID: ${result.task_id}`));

// 图生视频
createVideo( [ {type: 'text', text: '一只可爱的小猫在花园里玩耍'}, {type: 'image', url: 'https://example.com/image.jpg', role: 'reference'} ], 'SenseAudio-Video-1.0', {ratio: '16:9', duration: 10, resolution: '720p'} ).then(result => console.log(`任务ID: ${result.task_id}`));
