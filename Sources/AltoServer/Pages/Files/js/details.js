// What was found beside the narration: text, codes, places; taken into the page when it is there, and made to work.
import { endConversation, wireConversation } from "./conversation.js";
import { wireCopy } from "./copy.js";
import { wireExplore } from "./explore.js";
import { wireForgetting, wireTimes } from "./pages.js";
import { wireReader } from "./reader.js";
import { begin } from "./work.js";

const place = document.getElementById("details");

export function clearDetails() {
  endConversation();
  place.replaceChildren();
}

/** The same part of the description's own page, as nodes; null where it cannot be had. */
export async function fetchDetails(id, attempts = 3) {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt) await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
    const answer = await fetch("/d/" + id, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.getElementById("details").childNodes];
  }
  return null;
}

/**
 * - nodes: null where they stand in the page already.
 * - wish: what was described; { picture, title, more } where this browser has the picture.
 */
export function showDetails(nodes, wish) {
  if (nodes) place.replaceChildren(...nodes);
  const id = document.getElementById("work").dataset.job;
  wireCopy(place);
  wireReader(place);
  wireExplore(place, wish.picture);
  wireConversation(place, id, wish);
  wireMore(place, wish);
  wireAgain(place);
  wireForgetting(place);
  wireTimes(place);
}

/** The same picture, described as fully as can be. */
function wireMore(place, wish) {
  const more = place.querySelector("#more");
  if (!more || !(wish.picture || wish.url)) return;
  more.hidden = false;
  more.addEventListener("click", () => begin({ picture: wish.picture, title: wish.title, url: wish.url, fields: { detail: "full" } }));
}

/** Opens the camera where there is one, else the chooser: the tap on the button is the browser's permission. */
function wireAgain(place) {
  for (const button of place.querySelectorAll("[data-again]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const camera = document.getElementById("camera");
      (camera.offsetParent ? camera : document.getElementById("picture")).click();
    });
  }
}
