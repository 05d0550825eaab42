// The picture under the finger: whatever lies at a place is a button there, which the finger, the arrow keys or a screen reader reach.
import { speaker } from "./choices.js";
import { playAll, unlock } from "./player.js";
import { speech } from "./speech.js";

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function wireExplore(place, picture) {
  const section = place.querySelector("#explore");
  if (!section) return;
  section.hidden = false;
  const map = section.querySelector(".map");
  const shown = section.querySelector("#explored");
  const parts = [...map.querySelectorAll("button")];
  map.style.aspectRatio = map.dataset.width + " / " + map.dataset.height;
  for (const [index, part] of parts.entries()) {
    for (const [name, side] of [["x", "left"], ["y", "top"], ["width", "width"], ["height", "height"]]) part.style[side] = part.dataset[name] + "%";
    // A small thing in front of what it lies in.
    part.style.zIndex = String(1000 - Math.round(part.dataset.width * part.dataset.height / 10));
    part.tabIndex = index ? -1 : 0;
    part.addEventListener("focus", () => tell(part));
    part.addEventListener("click", () => { unlock(); tell(part, true); });
  }
  showBehind(map.querySelector("img"), picture);

  let last = null;
  function tell(part, isAgain = false) {
    if (part === last && !isAgain) return;
    last = part;
    for (const other of parts) { other.classList.toggle("now", other === part); other.tabIndex = other === part ? 0 : -1; }
    shown.textContent = part.getAttribute("aria-label");
    shown.lang = part.lang;
    if (speaker() === "alto") say(part);
  }

  async function say(part) {
    const sound = await speech(part.getAttribute("aria-label"), part.lang || undefined);
    if (sound && part === last) playAll("explore", [{ sound }]);
  }

  map.addEventListener("keydown", (event) => {
    const direction = arrows[event.key];
    if (!direction) return;
    event.preventDefault();
    const next = nearest(document.activeElement, parts, direction);
    if (next) next.focus();
  });

  // A finger that glides over it, without a screen reader.
  const under = (event) => {
    const found = document.elementFromPoint(event.clientX, event.clientY);
    if (parts.includes(found)) tell(found); else last = null;
  };
  map.addEventListener("pointerdown", (event) => { unlock(); if (event.target.hasPointerCapture(event.pointerId)) event.target.releasePointerCapture(event.pointerId); under(event); });
  map.addEventListener("pointermove", (event) => { if (event.pointerType !== "mouse" || event.buttons) under(event); });
}

function showBehind(image, picture) {
  if (!picture) return;
  image.onload = () => { image.hidden = false; };
  image.src = URL.createObjectURL(picture);
}

/** The one that lies next in a direction, those straight ahead before those aside. */
function nearest(from, parts, [x, y]) {
  const middle = (part) => [Number(part.dataset.x) + part.dataset.width / 2, Number(part.dataset.y) + part.dataset.height / 2];
  const [fromX, fromY] = middle(from);
  let best = null;
  for (const part of parts) {
    const [dx, dy] = [middle(part)[0] - fromX, middle(part)[1] - fromY];
    const ahead = dx * x + dy * y;
    if (part === from || ahead <= 0.01) continue;
    const distance = ahead + 2 * Math.abs(x ? dy : dx);
    if (!best || distance < best.distance) best = { part, distance };
  }
  return best && best.part;
}
