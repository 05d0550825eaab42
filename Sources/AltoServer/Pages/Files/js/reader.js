// Reads the text of the picture aloud, sentence by sentence; the one that is heard is marked.
import { onSound, playAll, sounding, stop } from "./player.js";
import { cut } from "./sentences.js";
import { speech } from "./speech.js";
import { tellSound } from "./status.js";
import { text } from "./texts.js";

let button = null;
onSound((owner) => {
  if (!button) return;
  button.textContent = text(owner === "reader" ? "stop" : "readAloud");
  if (owner !== "reader") mark(null);
});

export function wireReader(place) {
  const words = place.querySelector("#words");
  button = place.querySelector("#readaloud");
  if (!words || !button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (sounding() === "reader") return stop();
    tellSound(await playAll("reader", spoken(sentences(words)), ({ sentence }) => mark(sentence)));
  });
}

/** The next one is made while one is heard. */
async function* spoken(all) {
  let next = all.length ? voice(all[0]) : null;
  for (let i = 0; i < all.length; i++) {
    const sound = await next;
    next = i + 1 < all.length ? voice(all[i + 1]) : null;
    // What no voice can say, signs for instance, is passed over.
    if (sound || all.length === 1) yield { sound, sentence: all[i] };
  }
}

function voice(sentence) { return speech(sentence.textContent.trim(), sentence.closest("[lang]").lang); }

/** Each sentence an element of its own; made once. */
function sentences(words) {
  for (const paragraph of words.querySelectorAll("p:not([data-cut])")) {
    paragraph.dataset.cut = "yes";
    paragraph.replaceChildren(...cut(paragraph.textContent, paragraph.lang).map((words) => {
      const element = document.createElement("span");
      element.textContent = words;
      return element;
    }));
  }
  return [...words.querySelectorAll("span")].filter((sentence) => sentence.textContent.trim());
}

function mark(sentence) {
  for (const before of document.querySelectorAll("#words .now")) before.classList.remove("now");
  if (!sentence) return;
  sentence.classList.add("now");
  sentence.scrollIntoView({ block: "nearest" });
}
