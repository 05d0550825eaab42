// What the page says while it works, and the answer: one live region, in which the answer stands once.
import { pageLanguage, problemText, text } from "./texts.js";
import { speaker } from "./choices.js";

const region = document.getElementById("status");
const problemPlace = document.getElementById("error");

/** A screen reader is told what stands in the region only where it is the one that speaks. */
function announces(isNow) {
  region.setAttribute("aria-live", isNow && speaker() !== "alto" ? "polite" : "off");
}

/** What happens now: seen at once. Whether it is heard, too, `meanwhile` decides. */
export function showProgress(words, language = pageLanguage, isAnnounced = false) {
  announces(isAnnounced);
  region.replaceChildren(paragraph(words, language, "progresstext"));
}

/** The answer, in its language. */
export function showNarration(words, language) {
  const shown = region.querySelector(".narration");
  if (shown && shown.textContent === words) return;
  announces(true);
  region.replaceChildren(paragraph(words, language, "narration"));
}

export function showNothing() { announces(false); region.replaceChildren(); }

/** A note that is told to everybody. Answers the words and their language. */
export function tell(words, language = pageLanguage) {
  problemPlace.classList.remove("mild");
  problemPlace.replaceChildren(paragraph(words, language));
  return { words, language };
}

/** What the service answered instead of what was wanted. */
export function tellProblem(problem) {
  const told = problemText(problem);
  return tell(told.words, told.language);
}

/** Browsers let pages speak only after a tap; and some voices have nothing for some words. */
export function tellSound(outcome) {
  if (!["blocked", "failed"].includes(outcome)) return;
  tell(text(outcome === "blocked" ? "blocked" : "speakFailed"));
  problemPlace.classList.add("mild");
}

export function clearProblem() { problemPlace.replaceChildren(); }

function paragraph(words, language, kind = "") {
  const element = document.createElement("p");
  element.textContent = words;
  element.lang = language;
  element.dir = "auto";
  element.className = kind;
  return element;
}
