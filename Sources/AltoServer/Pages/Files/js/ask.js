// Questions about the picture, and more detail, where this browser has kept the picture.
import { speaker } from "./choices.js";
import { playAll } from "./player.js";
import { speech } from "./speech.js";
import { tellSound } from "./status.js";
import { pageLanguage, problemText, text } from "./texts.js";
import { send } from "./upload.js";
import { begin } from "./work.js";

export function wireAsk(place, picture) {
  const section = place.querySelector("#ask");
  if (!section || !picture) return;
  section.hidden = false;
  const status = section.querySelector("#askstatus");
  const answers = section.querySelector("#answers");
  const { language: asked } = section.dataset;
  const say = (words, language = pageLanguage) => { status.textContent = words; status.lang = language; };
  let isAsked = false;

  section.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = event.target.elements.question;
    const question = field.value.trim();
    if (!question) { field.focus(); return say(text("writeQuestion")); }
    if (isAsked) return;
    isAsked = true;
    say(text("oneMoment"));
    const data = new FormData();
    data.set("question", question);
    data.set("language", asked);
    data.set("picture", picture, "picture");
    try {
      const { isGood, body } = await send("/v1/ask", data);
      if (!isGood) { const told = problemText(body); return say(told.words, told.language); }
      say("");
      answers.setAttribute("aria-live", speaker() === "reader" ? "polite" : "off");
      answers.append(entry("dt", question, ""), entry("dd", body.narration, body.language));
      field.value = "";
      if (speaker() === "alto") tellSound(await playAll("answer", [{ sound: await speech(body.narration, body.language) }]));
    } catch {
      say(text("unreachable"));
    } finally { isAsked = false; }
  });
}

function entry(kind, words, language) {
  const element = document.createElement(kind);
  element.textContent = words;
  element.dir = "auto";
  if (language) element.lang = language;
  return element;
}

export function wireMore(place, id, wish) {
  const more = place.querySelector("#more");
  if (!more || !(wish.picture || wish.url)) return;
  more.hidden = false;
  more.addEventListener("click", () => begin({ picture: wish.picture, title: wish.title, url: wish.url, fields: { detail: "full" } }));
}
