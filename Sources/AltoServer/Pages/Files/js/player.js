// One sound at a time, from one element that the first tap unlocks; Escape stops it.
const element = new Audio();
let current = null;
let isUnlocked = false;
const watchers = [];

/** Is called whenever something begins or ends to sound. */
export function onSound(watcher) { watchers.push(watcher); }

/** Whose sound is heard, or null. */
export function sounding() { return current && current.owner; }

/** The moment at which something was heard last. */
export let lastHeard = 0;

/** Within a tap or a key: some browsers let only that play a sound, and remember it for the element. */
export function unlock() {
  if (isUnlocked || current) return;
  isUnlocked = true;
  load(silence());
  element.play().catch(() => { isUnlocked = false; });
}

export function stop() {
  if (!current) return;
  const ended = current;
  current = null;
  ended.isStopped = true;
  element.pause();
  ended.release("stopped");
  changed();
}

/**
 * Plays sounds one after another, in place of whatever is heard.
 * - sounds: an iterable, also an asynchronous one, of { sound: Blob or address, ... }.
 * - onBegin: is given each when it begins.
 * Answers "ended", "stopped", "blocked" (the browser wants a tap first) or "failed".
 */
export async function playAll(owner, sounds, onBegin = () => {}) {
  stop();
  const turn = { owner, isStopped: false, release() {} };
  current = turn;
  changed();
  let outcome = "ended";
  try {
    for await (const item of sounds) {
      if (turn.isStopped) return "stopped";
      outcome = item.sound ? await playOne(item, turn, onBegin) : "failed";
      if (outcome !== "ended") break;
    }
  } catch { outcome = turn.isStopped ? "stopped" : "failed"; }
  if (current === turn) { current = null; changed(); }
  return turn.isStopped ? "stopped" : outcome;
}

async function playOne(item, turn, onBegin) {
  const over = new Promise((resolve) => {
    turn.release = resolve;
    element.onended = () => resolve("ended");
    element.onerror = () => resolve("failed");
  });
  try {
    load(item.sound);
    await element.play();
    onBegin(item);
    return await over;
  } catch (error) {
    return turn.isStopped ? "stopped" : error.name === "NotAllowedError" ? "blocked" : "failed";
  } finally {
    lastHeard = Date.now();
  }
}

/** The sound before is let go only now: browsers may look at it again after its end. */
function load(sound) {
  const before = element.src;
  element.src = sound instanceof Blob ? URL.createObjectURL(sound) : sound;
  if (before.startsWith("blob:")) URL.revokeObjectURL(before);
}

function changed() { for (const watcher of watchers) watcher(sounding()); }

// Players that the page shows (a sound file with its controls) are sounds like any other.
document.addEventListener("play", (event) => { if (event.target !== element) stop(); }, true);
onSound((owner) => { if (owner) for (const other of document.querySelectorAll("audio")) other.pause(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  stop();
  for (const other of document.querySelectorAll("audio")) other.pause();
});

/** A hundredth of a second of nothing, as WAV: 8 kHz, 8 bits. */
function silence() {
  const samples = 80;
  const view = new DataView(new ArrayBuffer(44 + samples));
  [0x52494646, 0x57415645, 0x666d7420, 0x64617461].forEach((mark, i) => view.setUint32([0, 8, 12, 36][i], mark));
  view.setUint32(4, 36 + samples, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  view.setUint32(40, samples, true);
  for (let i = 0; i < samples; i++) view.setUint8(44 + i, 128);
  return new Blob([view.buffer], { type: "audio/wav" });
}
