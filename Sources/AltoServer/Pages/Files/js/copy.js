// Copying, also over plain http, where browsers have no clipboard for scripts.
import { text } from "./texts.js";

export function wireCopy(place) {
  for (const button of place.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    const status = button.parentElement.querySelector("[role=status]");
    button.addEventListener("click", async () => {
      const isCopied = await copy(words(document.getElementById(button.dataset.copy)));
      status.textContent = "";
      // Changed after it was empty: said again when it is pressed again.
      setTimeout(() => { status.textContent = text(isCopied ? "copied" : "copyFailed"); }, 50);
    });
  }
}

function words(element) {
  const paragraphs = [...element.querySelectorAll("p")];
  return paragraphs.length ? paragraphs.map((paragraph) => paragraph.textContent).join("\n\n") : element.textContent;
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch { return copyBySelection(words); }
}

function copyBySelection(words) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = words;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  let isCopied = false;
  try { isCopied = document.execCommand("copy"); } catch { /* Told below. */ }
  field.remove();
  if (before) before.focus();
  return isCopied;
}
