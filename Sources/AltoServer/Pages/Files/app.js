// The page works without this; with it, progress is announced as it happens and choices are remembered.
"use strict";
// In the page's language (PageTexts.swift).
const texts = JSON.parse(document.body.dataset.texts);
const say = (text) => { const place = document.getElementById("status"); if (place) place.textContent = text; };
// What the service answers is in English.
const fail = (text, lang = document.documentElement.lang) => {
  const place = document.getElementById("error");
  if (!place) return;
  place.replaceChildren(Object.assign(document.createElement("p"), { textContent: text, lang }));
  say("");
};

// ---- Saying what happens while it happens

// Short sounds, one after another. Each is fetched as soon as it is known, and played when those before it are over.
const speaker = {
  last: Promise.resolve(),
  say(text, choices) {
    const sound = fetch("/v1/speech", { method: "POST", body: JSON.stringify({ text, format: "mp3", ...choices }) })
      .then((answer) => (answer.ok ? answer.blob() : null), () => null);
    this.last = this.last.then(async () => {
      const blob = await sound;
      if (!blob) return;
      const player = new Audio(URL.createObjectURL(blob));
      await player.play();
      await new Promise((resolve) => { player.onended = player.onerror = resolve; });
      URL.revokeObjectURL(player.src);
    }).catch(() => {}); // A browser that plays nothing unasked: the text says it all.
  },
  // What is being said may come to its end, but nobody waits for long.
  quiet() { return Promise.race([this.last, new Promise((resolve) => setTimeout(resolve, 4000))]); },
};
const kept = (name) => localStorage.getItem("alto." + name);
const isAloud = () => kept("aloud") !== "no";
const choices = () => {
  const all = { language: kept("language"), voice: kept("voice"), rate: Number(kept("rate")) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
};

// ---- The last picture, kept by this browser alone until the next one, for questions and for more detail

const album = {
  name: "alto-picture",
  async keep(id, picture) {
    if (!("caches" in window)) return;
    await caches.delete(this.name);
    const cache = await caches.open(this.name);
    await cache.put("/picture/" + id, new Response(picture, { headers: { "Content-Type": picture.type } }));
  },
  async find(id) {
    if (!("caches" in window)) return null;
    const found = await caches.match("/picture/" + id);
    return found ? found.blob() : null;
  },
  async forget() { if ("caches" in window) await caches.delete(this.name); },
};

// ---- The form

const form = document.getElementById("describe");
if (form) {
  const input = document.getElementById("picture");
  const camera = document.getElementById("camera");
  const chosen = document.getElementById("chosen");
  for (const name of ["language", "voice", "rate", "detail"]) {
    const field = form.elements[name];
    const before = kept(name);
    if (before !== null && [...field.options].some((option) => option.value === before)) field.value = before;
    field.addEventListener("change", () => localStorage.setItem("alto." + name, field.value));
  }
  const aloud = document.getElementById("aloud");
  document.getElementById("aloudfield").hidden = false;
  aloud.checked = isAloud();
  aloud.addEventListener("change", () => localStorage.setItem("alto.aloud", aloud.checked ? "yes" : "no"));
  const take = (files) => {
    const picture = [...files].find((file) => file.type.startsWith("image/"));
    if (!picture) return fail(texts.notPicture);
    const transfer = new DataTransfer();
    transfer.items.add(picture);
    input.files = transfer.files;
    input.dispatchEvent(new Event("change"));
  };
  input.addEventListener("change", () => {
    if (input.files.length) { chosen.textContent = texts.chosen.replace("{name}", () => input.files[0].name); say(texts.chosenSay); }
  });
  // What the camera took is the picture that was chosen.
  camera.addEventListener("change", () => { if (camera.files.length) { take(camera.files); camera.value = ""; } });
  document.addEventListener("paste", (event) => { if (event.clipboardData.files.length) take(event.clipboardData.files); });
  document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
  document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", (event) => { event.preventDefault(); document.body.classList.remove("dropping"); take(event.dataTransfer.files); });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const hasPicture = input.files.length > 0;
    if (!hasPicture) data.delete("picture");
    if (!hasPicture && !data.get("url")) { input.focus(); return fail(texts.chooseFirst); }
    for (const name of ["url", "voice"]) if (!data.get(name)) data.delete(name);
    document.getElementById("error").replaceChildren();
    say(texts.sending);
    try {
      const answer = await fetch("/v1/descriptions", { method: "POST", body: data });
      const body = await answer.json();
      if (!answer.ok) return fail(body.title, "en");
      if (hasPicture) await album.keep(body.id, input.files[0]).catch(() => {});
      watch(body.id);
    } catch {
      fail(texts.notSent);
    }
  });
}

// Announces each observation as it arrives; goes to the description when it is there. However long that takes, the page stays: a
// connection that breaks off is taken up again where it was, after pauses that grow.
function watch(id, pause = 2000) {
  const notes = [];
  say(texts.isDescribed);
  const events = new EventSource("/v1/descriptions/" + id + "/events");
  events.addEventListener("observation", (event) => {
    const note = JSON.parse(event.data).note;
    if (!note || notes.includes(note)) return;
    notes.push(note);
    say(notes.join(" "));
    if (isAloud()) speaker.say(note, choices());
  });
  events.addEventListener("narration", (event) => say(JSON.parse(event.data).sentences.join(" ")));
  events.addEventListener("description", async (event) => {
    events.close();
    const body = JSON.parse(event.data);
    if (body.status === "failed" && document.getElementById("error")) return fail(body.problem.title, "en");
    await speaker.quiet();
    location.assign("/d/" + id + "?fresh=1");
  });
  // A browser tries again by itself, but for an answer that is none: a key that is gone, a service that is full or just starting.
  events.onerror = async () => {
    if (events.readyState !== EventSource.CLOSED) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
    const answer = await fetch("/v1/descriptions/" + id).catch(() => null);
    if (answer && (answer.status === 404 || answer.status === 401)) return location.assign("/d/" + id);
    watch(id, Math.min(pause * 2, 30000));
  };
}

const running = document.querySelector("[data-job]");
if (running) watch(running.dataset.job);

// ---- A description: questions, more detail, copying

const about = document.querySelector("[data-about]");
if (about) offerMore(about.dataset.about);

async function offerMore(id) {
  const picture = await album.find(id);
  if (!picture) return;
  const more = document.getElementById("more");
  const ask = document.getElementById("ask");
  if (more) {
    more.hidden = false;
    more.addEventListener("click", () => send("/v1/descriptions", { detail: "full", ...choices() }, (body) => {
      more.disabled = true;
      album.keep(body.id, picture).catch(() => {}).then(() => watch(body.id));
    }));
  }
  if (ask) {
    ask.hidden = false;
    ask.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      const question = event.target.elements.question.value.trim();
      if (!question) { event.target.elements.question.focus(); return fail(texts.writeQuestion); }
      send("/v1/ask", { question }, (body) => {
        say("");
        const answers = document.getElementById("answers");
        answers.append(Object.assign(document.createElement("dt"), { textContent: question }));
        answers.append(Object.assign(document.createElement("dd"), { textContent: body.answer }));
        event.target.reset();
        if (isAloud()) speaker.say(body.answer, choices());
      });
    });
  }
  for (const gone of document.querySelectorAll("form[data-forgets]")) gone.addEventListener("submit", () => album.forget());

  async function send(path, fields, then) {
    document.getElementById("error").replaceChildren();
    say(texts.oneMoment);
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    data.set("picture", picture, "picture");
    try {
      const answer = await fetch(path, { method: "POST", body: data });
      const body = await answer.json();
      if (answer.ok) then(body); else fail(body.title, "en");
    } catch {
      fail(texts.unreachable);
    }
  }
}

for (const gone of document.querySelectorAll("form[action='/history/delete']")) gone.addEventListener("submit", () => album.forget());

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    document.getElementById("copied").textContent = texts.copied;
  });
}

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
