// @ts-check
// A stub without a video: only a clock that runs while it plays. The events are real.
import { configure, emit, flush } from './events.js';

const videoId = 'i4x-edX-DemoX-video', duration = 195;
let position = 0, startedAt = -1;

const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const text = (/** @type {number} */ s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')}`;
const now = () => startedAt < 0 ? position : Math.min(duration, position + (performance.now() - startedAt) / 1000);
const rounded = () => Math.round(now() * 100) / 100;

function show() {
  element('bar').style.width = `${100 * now() / duration}%`;
  element('time').textContent = `${text(now())} / ${text(duration)}`;
  element('screen').classList.toggle('playing', startedAt >= 0);
}

function list(/** @type {string} */ line, className = '') {
  const item = document.createElement('li');
  item.textContent = line;
  item.className = className;
  element('sent').append(item);
}

function play() {
  emit('org.edx.video.play', { video_id: videoId, current_time: rounded() });
  startedAt = performance.now();
}

function pause() {
  emit('org.edx.video.pause', { video_id: videoId, current_time: rounded() });
  position = now();
  startedAt = -1;
}

function stop() {
  emit('org.edx.video.stop', { video_id: videoId, current_time: rounded(), duration });
  position = 0;
  startedAt = -1;
}

configure({ onRejected: (event, path, reason) => list(`${event.name} was rejected: ${path} ${reason}`, 'rejected') });
for (const [name, action] of Object.entries({ play, pause, stop })) {
  element(name).addEventListener('click', async () => {
    const at = text(now());
    action();
    show();
    await flush();
    list(`${name} at ${at}`);
  });
}

// A learner who closes the page stops the video.
addEventListener('pagehide', () => startedAt >= 0 && stop());
setInterval(show, 250);
