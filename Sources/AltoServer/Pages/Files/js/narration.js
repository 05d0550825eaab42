// The narration as sound: while it is being made, piece by piece, and again afterwards.
import { speaker } from "./choices.js";
import { onSound, playAll, sounding, stop, unlock } from "./player.js";
import { speech } from "./speech.js";
import { clearProblem, tellSound } from "./status.js";
import { text } from "./texts.js";

const button = document.getElementById("play");
let pieces = [];
let arrive = () => {};
let isWhole = true;

/** A new description: nothing of it is there yet. */
export function beginNarration() {
  pieces = [];
  isWhole = false;
  button.hidden = true;
}

/** The next piece that the service made, in base64. */
export function addPiece(encoded) {
  if (isWhole) return;
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  add(new Blob([bytes], { type: "audio/mpeg" }));
}

function add(sound) {
  pieces.push({ sound });
  button.hidden = false;
  if (pieces.length === 1 && speaker() === "alto") play(); else arrive();
}

/** No more will come. Who came too late for the pieces, as one does for what is done at once, hears the whole file. */
export function endNarration(file) {
  if (!isWhole && !pieces.length && file) add(file);
  isWhole = true;
  arrive();
  button.hidden = !document.querySelector(".narration");
}

/** As they come; each that is there already at once. */
async function* all() {
  for (let next = 0; ; next++) {
    while (next >= pieces.length) {
      if (isWhole) return;
      await new Promise((resolve) => { arrive = resolve; });
    }
    yield pieces[next];
  }
}

/** What there is to hear: the pieces of now, the file of then, or words that are spoken anew. */
function sounds() {
  if (pieces.length) return all();
  const file = document.querySelector("#details audio");
  if (file) return [{ sound: file.src }];
  const shown = document.querySelector(".narration");
  return shown ? again(shown) : [];
}

async function* again(shown) { yield { sound: await speech(shown.textContent, shown.lang) }; }

async function play() { tellSound(await playAll("narration", sounds())); }

export function wireNarration() {
  button.hidden = !document.querySelector(".narration");
  button.addEventListener("click", () => {
    unlock();
    clearProblem();
    if (sounding() === "narration") stop(); else play();
  });
  onSound((owner) => { button.textContent = text(owner === "narration" ? "stop" : "play"); });
  document.addEventListener("alto:speaker", () => { if (speaker() !== "alto") stop(); });
}
