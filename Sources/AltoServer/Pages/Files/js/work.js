// From a picture to its description, in one place of the page: sending, watching, telling; calling off, trying again.
import { findPicture, keepPicture } from "./album.js";
import { keep, choice, requestFields, speaker } from "./choices.js";
import { clearDetails, fetchDetails, showDetails } from "./details.js";
import { Meanwhile } from "./meanwhile.js";
import { addPiece, beginNarration, endNarration } from "./narration.js";
import { stop } from "./player.js";
import { narrationLanguage } from "./speech.js";
import { clearProblem, showNarration, showNothing, showProgress, tell, tellProblem } from "./status.js";
import { text } from "./texts.js";
import { newKey, send } from "./upload.js";
import { watch } from "./watch.js";

const element = (id) => document.getElementById(id);
const place = element("work");
/** What is being worked on: { wish, id, calledOff, endWatch, meanwhile }. */
let current = null;

/**
 * Describes a picture, in place of whatever is shown.
 * - wish: { picture, title, url, fields, note }; the picture is a Blob.
 */
export function begin(wish) {
  // A second click on the same wish is the same wish.
  if (current && wish.url && current.wish.url === wish.url) return;
  giveUp();
  show(wish);
  if (wish.picture && wish.picture.size > Number(element("describe").dataset.megabytes) * 1e6) {
    return fail({ code: "image_too_large" }, wish);
  }
  const work = { wish, calledOff: new AbortController(), meanwhile: new Meanwhile() };
  current = work;
  // The address before is that of another description. Back leads to it.
  work.hasLeft = location.pathname !== "/";
  if (work.hasLeft) history.pushState(null, "", "/");
  beginNarration();
  progress(0);
  if (wish.note) tell(wish.note);
  work.meanwhile.note(text("oneMoment"));
  sendOff(work);
}

async function sendOff(work) {
  const { wish } = work;
  const data = new FormData();
  const asked = { ...settings(), ...requestFields(), ...wish.fields };
  for (const [name, value] of Object.entries(asked)) if (value) data.set(name, value);
  if (wish.picture) data.set("picture", wish.picture, wish.title || "picture"); else data.set("url", wish.url);
  wish.key = wish.key || newKey();
  try {
    const { isGood, body } = await send("/v1/descriptions", data, {
      key: wish.key, signal: work.calledOff.signal, onProgress: (share) => { if (current === work) progress(share); },
    });
    if (current !== work) return forgetJob(body.id);
    if (!isGood) return fail(body, wish);
    keep("job", body.id);
    follow(work, body.id);
    // The address is that of the description once all that it needs is kept.
    if (wish.picture) await keepPicture(body.id, wish.picture, wish.title);
    const isShown = current === work || place.dataset.job === body.id;
    if (isShown) history[work.hasLeft ? "replaceState" : "pushState"](null, "", "/d/" + body.id);
  } catch (error) {
    if (error.name !== "AbortError" && current === work) fail({}, wish, text("unreachable"));
  }
}

/** Those settings that are not remembered: of this picture alone. */
function settings() {
  const chosen = new FormData(element("describe"));
  return Object.fromEntries(["language", "detail", "translateText", "agree"].map((name) => [name, chosen.get(name)]));
}

function follow(work, id) {
  work.id = id;
  progress(null);
  work.meanwhile.note(text("isDescribed"));
  const language = () => (work.wish.fields && work.wish.fields.language) || narrationLanguage();
  const notes = [];
  work.endWatch = watch(id, {
    observation({ note }) {
      if (!note || notes.includes(note) || work.isTold) return;
      notes.push(note);
      work.meanwhile.note(notes.join(" "), language());
    },
    narration(told) { narrate(work, told.sentences.join(/^(zh|ja)/.test(told.language) ? "" : " "), told.language, told.altText); },
    speech(piece) { addPiece(piece.sound); },
    over(body) { finish(work, body); },
    gone() { fail({ code: "not_found" }, work.wish); },
  });
}

function narrate(work, words, language, altText) {
  if (work.isTold) return;
  work.isTold = true;
  work.meanwhile.end();
  element("progress").hidden = true;
  showNarration(words, language);
  if (altText) document.title = altText + " – Alto";
}

async function finish(work, body) {
  keep("job", null);
  if (body.status === "failed") return fail(body.problem || {}, work.wish);
  const { description } = body;
  narrate(work, description.narration, description.language, description.altText);
  endNarration(body.audio && body.audio.mp3);
  current = null;
  place.dataset.job = work.id;
  const found = await fetchDetails(work.id);
  if (!current && place.dataset.job === work.id) showDetails(found, work.wish);
}

/** Nothing of it is wanted any more: neither what is sent, nor what is described, nor what is said. */
function giveUp() {
  stop();
  const work = current;
  current = null;
  if (!work) return;
  work.meanwhile.end();
  work.calledOff.abort();
  if (work.endWatch) work.endWatch();
  if (!work.id) return;
  keep("job", null);
  forgetJob(work.id);
  if (location.pathname === "/d/" + work.id) history.replaceState(null, "", "/");
}

function forgetJob(id) { if (id) fetch("/v1/descriptions/" + id, { method: "DELETE" }).catch(() => {}); }

function fail(problem, wish, words) {
  if (current) { current.meanwhile.end(); if (current.endWatch) current.endWatch(); }
  current = null;
  keep("job", null);
  stop();
  endNarration();
  showNothing();
  element("play").hidden = true;
  element("progress").hidden = true;
  if (words) tell(words); else tellProblem(problem);
  document.title = text("failed") + " – Alto";
  // What the service was asked under the old key, it would only answer again.
  if (wish && !words) delete wish.key;
  const retry = element("retry");
  retry.hidden = !wish || !(wish.picture || wish.url);
  retry.onclick = () => begin(wish);
}

// ---- What is seen of it

/** The picture and its name stand where the answer will stand, and the focus with them. */
function show(wish) {
  place.hidden = false;
  document.querySelector("label[for=picture]").textContent = text("another");
  delete place.dataset.job;
  clearProblem();
  clearDetails();
  element("retry").hidden = true;
  element("subject").textContent = wish.title || wish.url || text("picture");
  document.title = text("oneMoment") + " – Alto";
  showPicture(wish.picture);
  element("subject").focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

/** What was given is nothing that can be described: whatever is shown or under way stays. */
export function refuse(words) {
  if (place.hidden) element("subject").textContent = text("failed");
  place.hidden = false;
  clearProblem();
  tell(words);
}

/** A preview, where the browser knows the format. */
export function showPicture(picture) {
  const preview = element("preview");
  if (preview.src) URL.revokeObjectURL(preview.src);
  preview.hidden = true;
  preview.removeAttribute("src");
  if (!picture) return;
  preview.onload = () => { preview.hidden = false; };
  preview.src = URL.createObjectURL(picture);
}

/** The share that was sent; null while it is described. */
function progress(share) {
  const bar = element("bar");
  element("progress").hidden = false;
  if (share === null || share >= 1) { bar.removeAttribute("value"); return; }
  bar.value = Math.round(share * 100);
  if (share > 0) showProgress(text("sent", { percent: Math.round(share * 100) }));
}

// ---- Beginning, ending, coming back

export function wireWork() {
  element("cancel").addEventListener("click", () => {
    giveUp();
    endNarration();
    element("progress").hidden = true;
    element("play").hidden = true;
    showProgress(text("cancelled"), undefined, speaker() === "reader");
    document.title = document.querySelector("h1").textContent + " – Alto";
    element("picture").focus();
  });
  addEventListener("popstate", () => location.reload());
  resume();
}

/** A job that was under way when the page was left, loaded again or closed. */
async function resume() {
  const shown = place.dataset.state;
  if (place.dataset.job && !["queued", "running"].includes(shown)) {
    const found = await findPicture(place.dataset.job);
    showFound(found);
    return showDetails(null, found || {});
  }
  const id = place.dataset.job || (location.pathname === "/" ? choice("job") : null);
  if (!id) return;
  if (!place.dataset.job) {
    const answer = await fetch("/v1/descriptions/" + id).catch(() => null);
    if (!answer || current) return;
    const body = answer.ok ? await answer.json() : {};
    if (!["queued", "running"].includes(body.status)) return keep("job", null);
    history.replaceState(null, "", "/d/" + id);
  }
  const found = await findPicture(id);
  if (current) return;
  const wish = found ? { picture: found.picture, title: found.title } : {};
  show(wish);
  current = { wish, calledOff: new AbortController(), meanwhile: new Meanwhile() };
  beginNarration();
  follow(current, id);
}

function showFound(found) {
  if (!found) return;
  if (found.title) element("subject").textContent = found.title;
  showPicture(found.picture);
}
