// A conversation about the picture, kept with its description: suggested questions and one's own, answers as they are written.
import { addedPictures } from "./added.js";
import { SpokenAnswer } from "./answer.js";
import { speaker } from "./choices.js";
import { playAll, onSound, sounding, stop, unlock } from "./player.js";
import { speech } from "./speech.js";
import { tellSound } from "./status.js";
import { sendAndListen } from "./stream.js";
import { pageLanguage, problemText, text } from "./texts.js";

/** Of the description that is shown now. */
let shown = null;
onSound(() => { if (shown) shown.update(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown) shown.endAnswer(); });

export function endConversation() {
  if (shown) shown.endAnswer();
  shown = null;
}

/** - found: { picture, title, more } where this browser has the picture. */
export function wireConversation(place, id, found) {
  endConversation();
  const section = place.querySelector("#ask");
  if (!section) return;
  const conversation = new Conversation(section, id, found);
  if (conversation.isPossible) shown = conversation;
}

class Conversation {
  #section;
  #path;
  #first;
  #added = null;
  /** What is being answered: { abort, words, voice }. */
  #current = null;
  /** What was asked last. */
  #last = null;

  constructor(section, id, found) {
    this.#section = section;
    this.#path = `/v1/descriptions/${id}/conversation`;
    this.#first = found.picture;
    const { models, kept } = section.dataset;
    const canAsk = Boolean(models) && (Boolean(found.picture) || kept !== undefined);
    // Without a model, or without the picture, there are answers to what was found in it.
    for (const button of section.querySelectorAll("[data-about]")) {
      const isAnswered = canAsk || button.dataset.recorded !== undefined;
      button.parentElement.hidden = !isAnswered;
      if (isAnswered) button.addEventListener("click", () => { unlock(); this.#ask(button.textContent, button.dataset.about); });
    }
    const suggestions = section.querySelector(".suggestions");
    suggestions.hidden = ![...suggestions.children].some((item) => !item.hidden);
    this.isPossible = canAsk || !suggestions.hidden;
    if (!this.isPossible) return;
    section.hidden = false;
    if (canAsk) this.#wireForm();
    if (canAsk && models === "chat" && found.picture) this.#added = addedPictures(section, id, found, (words) => this.#tell(words));
    this.#part("stopanswer").addEventListener("click", () => this.endAnswer());
    this.#part("forgetturns").addEventListener("click", () => this.#forget());
    this.update();
  }

  #wireForm() {
    this.#part("askform").hidden = false;
    this.#section.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); unlock(); this.#submit(); });
  }

  #part(id) { return this.#section.querySelector("#" + id); }

  #submit() {
    const field = this.#part("question");
    const question = field.value.trim();
    if (!question) { field.focus(); return this.#tell(text("writeQuestion")); }
    field.value = "";
    this.#ask(question);
  }

  async #ask(question, about) {
    this.endAnswer();
    stop();
    this.#tell("");
    this.#begin(question);
    const { language } = this.#section.dataset;
    const current = { abort: new AbortController(), words: "", voice: speaker() === "alto" ? new SpokenAnswer(language) : null };
    this.#current = this.#last = current;
    this.update();
    try {
      const problem = await sendAndListen(this.#path, this.#form(question, about, language), {
        delta: (piece) => this.#write(current, piece.text, language),
        done: (answer) => this.#finish(current, answer),
        problem: (told) => this.#fail(current, told),
      }, current.abort.signal);
      if (problem) this.#fail(current, problem);
      // Cut off before its end.
      this.#fail(current, {}, text("unreachable"));
    } catch (error) {
      if (error.name !== "AbortError") this.#fail(current, {}, text("unreachable"));
    }
  }

  #form(question, about, language) {
    const form = new FormData();
    form.set("question", question);
    form.set("language", language);
    if (about) form.set("about", about);
    const more = this.#added ? this.#added.pictures() : [];
    // What the service has, or only looks up, is not sent once more.
    if (this.#section.dataset.kept === undefined || more.length) {
      for (const picture of [this.#first, ...more]) if (picture) form.append("picture", picture, "picture");
    }
    return form;
  }

  // ---- One answer

  /** The answer before joins those that are read; the new one stands in the place that is announced. */
  #begin(question) {
    this.#settle();
    this.#part("latest").hidden = false;
    const asked = this.#part("asked");
    asked.textContent = question;
    this.#show([], "", false);
    this.#part("latest").scrollIntoView({ block: "nearest" });
  }

  #settle() {
    const answer = this.#part("answer");
    if (!this.#part("asked").textContent) return;
    const turn = document.createElement("li");
    const asked = document.createElement("h3");
    asked.textContent = this.#part("asked").textContent;
    asked.dir = "auto";
    turn.append(asked, ...answer.childNodes);
    this.#part("turns").append(turn);
    this.#part("asked").textContent = "";
  }

  #write(current, piece, language) {
    if (this.#current !== current) return;
    current.words += piece;
    this.#part("writing").hidden = true;
    this.#show([current.words], language, false);
    if (current.voice) current.voice.add(current.words);
  }

  async #finish(current, { text: words, language }) {
    if (this.#current !== current) return;
    this.#current = null;
    this.update();
    // Once what was written before stands on the page: else its pieces would be announced with the whole.
    setTimeout(() => { if (this.#last === current) this.#show([words], language, true); });
    if (current.voice) tellSound(await current.voice.end(words, language));
  }

  #fail(current, problem, words) {
    if (this.#current !== current) return;
    this.#current = null;
    if (current.voice) current.voice.stop();
    const told = words ? { words, language: pageLanguage } : problemText(problem);
    this.#tell(told.words, told.language, true);
    if (!current.words) this.#unask();
    this.update();
  }

  /** What was not answered can be asked again. */
  #unask() {
    const field = this.#part("question");
    if (field && !field.value) field.value = this.#part("asked").textContent;
    this.#part("asked").textContent = "";
    this.#part("latest").hidden = true;
  }

  /** Stops what is being answered, and what is heard of it. */
  endAnswer() {
    const current = this.#current;
    if (sounding() === "answer") stop();
    if (!current) return;
    this.#current = null;
    current.abort.abort();
    if (current.voice) current.voice.stop();
    if (current.words) this.#tell(text("answerStopped")); else this.#unask();
    this.update();
  }

  async #forget() {
    this.endAnswer();
    const answer = await fetch(this.#path, { method: "DELETE" }).catch(() => null);
    if (!answer || !answer.ok) return this.#tell(text("unreachable"), pageLanguage, true);
    this.#part("turns").replaceChildren();
    this.#part("asked").textContent = "";
    this.#part("latest").hidden = true;
    this.#part("sureturns").open = false;
    this.update();
    const field = this.#part("question");
    (field && field.offsetParent ? field : this.#section.querySelector("[data-about]")).focus();
  }

  // ---- What is seen and told

  #show(texts, language, isWhole) {
    const answer = this.#part("answer");
    answer.setAttribute("aria-live", isWhole && speaker() === "reader" ? "polite" : "off");
    answer.replaceChildren(...texts.map((words) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = words;
      paragraph.lang = language;
      paragraph.dir = "auto";
      return paragraph;
    }));
  }

  /** By one voice: a screen reader's, or Alto's where something went wrong. */
  async #tell(words, language = pageLanguage, isProblem = false) {
    const status = this.#part("askstatus");
    const isSpoken = isProblem && speaker() === "alto";
    status.setAttribute("aria-live", isSpoken || speaker() === "silent" ? "off" : "polite");
    status.textContent = words;
    status.lang = language;
    status.classList.toggle("error", isProblem);
    if (!isSpoken) return;
    const sound = await speech(words, language);
    if (sound && status.textContent === words) tellSound(await playAll("problem", [{ sound }]));
  }

  update() {
    const isAnswering = Boolean(this.#current);
    this.#part("stopanswer").hidden = !isAnswering && sounding() !== "answer";
    this.#part("latest").setAttribute("aria-busy", String(isAnswering));
    this.#part("writing").hidden = !isAnswering || Boolean(this.#current.words);
    this.#part("sureturns").hidden = isAnswering || !(this.#part("turns").children.length || this.#part("asked").textContent);
  }
}
