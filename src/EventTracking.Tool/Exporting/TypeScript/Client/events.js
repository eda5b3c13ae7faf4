// Sends events to an endpoint of MapEventTracking.
const maxEvents = 100, maxBytes = 60_000, maxQueued = 2_000, maxStored = 1_000_000, interval = 1_000, maxWait = 60_000;
const queue = [];
let url = '/events', dropped = 0, failures = 0, retryAfter = 0, timer, running, leaving;
let onRejected = (event, path, reason) => console.warn(`The event ${event.name} was rejected: ${path} ${reason}`);

export function configure(options) {
  ({ url = url, onRejected = onRejected } = options);
}

export function emit(name, data = {}) {
  const event = JSON.stringify({ id: uuid(), name, version: versions.get(name), time: new Date(), data });
  if (queue.length < maxQueued && bytesOf(event) < maxBytes)
    queue.push(event);
  else
    dropped++;
  if (leaving)
    queueMicrotask(leave);
  else if ((queue.length == maxEvents || document.hidden) && !failures)
    flush();
  else
    timer ||= setTimeout(flush, interval);
}

export function flush() {
  return running ||= send().finally(() => running = 0);
}

async function send() {
  clearTimeout(timer);
  timer = 0;
  let isUp = await sendStored();
  for (let isMore = queue.length || dropped; isUp && isMore; isMore = queue.length) {
    const body = take();
    isUp = await post(body);
    if (!isUp)
      store(body);
  }
  if (!isUp) {
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(retryAfter, Math.min(maxWait, interval * 2 ** failures) * (1 + Math.random()) / 2));
  }
}

// One tab at a time sends what any tab has stored.
async function sendStored() {
  if (!storedKeys().length)
    return true;
  const sendAll = async lock => {
    for (const key of lock ? storedKeys() : []) {
      const body = localStorage[key];
      if (body && !await post(body))
        return false;
      localStorage.removeItem(key);
    }
    return true;
  };
  return navigator.locks ? navigator.locks.request(prefix(), { ifAvailable: true }, sendAll) : sendAll(true);
}

// Returns whether the endpoint has answered. If not, the same body is sent again: destinations recognize the ids.
async function post(body) {
  let response, rejected;
  try {
    response = await fetch(url, { method: 'POST', body, keepalive: true, redirect: 'error', signal: AbortSignal.timeout(maxWait) });
    // Fails for the answer of something else, such as a sign-in page.
    rejected = response.ok && [...(await response.json()).rejected];
  } catch {
    response = 0;
  }
  if (!response || response.status == 429 || response.status >= 500) {
    retryAfter = response && Math.min(600, response.headers.get('Retry-After')) * 1_000 || 0;
    failures++;
    return false;
  }
  failures = retryAfter = 0;
  if (!rejected)
    lose(body);
  for (const { index, path, reason } of rejected || [])
    queueMicrotask(() => onRejected(JSON.parse(body).events[index], path, reason));
  return true;
}

function take() {
  let count = 0, bytes = 0;
  while (count < queue.length && count < maxEvents && (bytes += bytesOf(queue[count]) + 1) <= maxBytes)
    count++;
  const body = `{"dropped":${dropped},"events":[${queue.splice(0, count)}]}`;
  dropped = 0;
  return body;
}

// While the page closes, until all listeners have run, requests must not wait for an answer.
function leave() {
  leaving ||= setTimeout(() => leaving = 0);
  for (let isMore = queue.length || dropped; isMore; isMore = queue.length) {
    const body = take();
    if (failures || !navigator.onLine || !navigator.sendBeacon(url, body))
      store(body);
  }
}

function store(body) {
  try {
    if (storedKeys().reduce((length, key) => length + localStorage[key].length, body.length) > maxStored)
      throw 0;
    localStorage[prefix() + uuid()] = body;
    timer ||= setTimeout(flush, interval);
  } catch {
    lose(body);
  }
}

function lose(body) {
  const lost = JSON.parse(body);
  dropped += lost.dropped + lost.events.length;
}

function storedKeys() {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(prefix())).sort();
  } catch {
    return [];
  }
}

function prefix() {
  return `events ${url} `;
}

function bytesOf(text) {
  return new TextEncoder().encode(text).length;
}

// Version 7.
function uuid() {
  const random = [...crypto.getRandomValues(new Uint8Array(10))].map(byte => byte.toString(16).padStart(2, 0)).join('');
  const hex = Date.now().toString(16).padStart(12, 0) + 7 + random.slice(0, 3) + '89ab'[Math.random() * 4 | 0] + random.slice(3, 18);
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

if (globalThis.document) {
  addEventListener('pagehide', leave);
  addEventListener('visibilitychange', () => document.hidden && leave());
  addEventListener('online', flush);
  timer = setTimeout(flush);
}
