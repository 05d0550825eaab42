// What the page says while it works, and the answer: one live region, in which the answer stands once. Whatever is said is said by
// one voice, the one that was chosen: a screen reader's, Alto's, or nobody's.
import { speaker } from "./choices.js";
import { playAll, sounding } from "./player.js";
import { speech } from "./speech.js";
import { pageLanguage, problemText, text } from "./texts.js";

const region = document.getElementById("status");
const problemPlace = document.getElementById("error");

/** A screen reader is told what stands in the region only where it is the one that speaks. */
function announces(isNow) {
  region.setAttribute("aria-live", isNow && speaker() === "reader" ? "polite" : "off");
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

/** An alert is told by a screen reader: only where it is the one that speaks, or where Alto cannot be heard. */
function alerts(isOn = speaker() === "reader") {
  if (isOn) problemPlace.setAttribute("role", "alert"); else problemPlace.removeAttribute("role");
}

export function wireStatus() {
  alerts();
  document.addEventListener("alto:speaker", () => alerts());
}

function show(words, language, isAlert) {
  alerts(isAlert);
  problemPlace.classList.remove("mild");
  problemPlace.replaceChildren(paragraph(words, language));
}

/** What went wrong, or a note: seen by everybody, told by whoever speaks. */
export function tell(words, language = pageLanguage) {
  show(words, language);
  if (speaker() === "alto") say(words, language);
}

async function say(words, language) {
  const stands = () => problemPlace.textContent === words;
  const sound = await speech(words, language);
  if (!stands() || sounding() === "narration") return;
  const outcome = sound ? await playAll("problem", [{ sound }]) : "failed";
  // Who did not hear it from Alto hears it from a screen reader, where there is one.
  if (["blocked", "failed"].includes(outcome) && stands()) show(words, language, true);
}

/** What the service answered instead of what was wanted. */
export function tellProblem(problem) {
  const told = problemText(problem);
  tell(told.words, told.language);
}

/** Browsers let pages speak only after a tap; and some voices have nothing for some words. */
export function tellSound(outcome) {
  if (!["blocked", "failed"].includes(outcome)) return;
  show(text(outcome === "blocked" ? "blocked" : "speakFailed"), pageLanguage, true);
  problemPlace.classList.add("mild");
}

export function clearProblem() {
  problemPlace.replaceChildren();
  alerts();
}

function paragraph(words, language, kind = "") {
  const element = document.createElement("p");
  element.textContent = words;
  element.lang = language;
  element.dir = "auto";
  element.className = kind;
  return element;
}
