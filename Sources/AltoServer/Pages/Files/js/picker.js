// All the ways in which a picture is given: chosen, photographed, pasted, dropped, by its address. Each begins at once.
import { text } from "./texts.js";
import { unlock } from "./player.js";

/** Some systems know no type for what phones take. */
export function isPicture(file) {
  return file.type.startsWith("image/") || (!file.type && /\.(heic|heif|avif|jxl|jpe?g|png|webp|tiff?|gif|bmp)$/i.test(file.name));
}

function address(words) {
  const found = (words || "").trim().split(/\s+/)[0];
  return /^https?:\/\/\S+$/i.test(found) ? found : null;
}

/** - on: { picture(file, note), address(url), refused(words) }; note is what else there is to say. */
export function wirePicker(on) {
  const form = document.getElementById("describe");
  const url = document.getElementById("url");

  function take(files) {
    const all = [...files];
    const pictures = all.filter(isPicture);
    if (!pictures.length) return on.refused(text(all.length ? "notPicture" : "nothingGiven"));
    on.picture(pictures[0], pictures.length > 1 ? text("severalPictures", { count: pictures.length }) : "");
  }

  for (const input of [document.getElementById("picture"), document.getElementById("camera")]) {
    // The tap that opens the chooser is the one after which sound may be played.
    input.addEventListener("click", unlock);
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";  // so that the same picture can be chosen again
      if (files.length) take(files);
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    unlock();
    const given = address(url.value);
    if (given) return on.address(given);
    url.focus();
    on.refused(text("nothingGiven"));
  });

  document.addEventListener("paste", (event) => {
    const { clipboardData } = event;
    if (clipboardData.files.length) { event.preventDefault(); return take(clipboardData.files); }
    if (event.target.matches("input, textarea")) return;
    const pasted = address(clipboardData.getData("text/plain"));
    if (pasted) on.address(pasted);
  });

  const shade = (isOver) => document.body.classList.toggle("dropping", isOver);
  document.addEventListener("dragover", (event) => { event.preventDefault(); shade(true); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) shade(false); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    shade(false);
    const { dataTransfer } = event;
    if (dataTransfer.files.length) return take(dataTransfer.files);
    const dropped = address(dataTransfer.getData("text/uri-list")) || address(dataTransfer.getData("text/plain"));
    if (dropped) on.address(dropped); else on.refused(text("nothingGiven"));
  });
}
