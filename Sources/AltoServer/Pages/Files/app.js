// The page works without this; with it, progress is announced as it happens and choices are remembered.
"use strict";
const say = (text) => { const place = document.getElementById("status"); if (place) place.textContent = text; };
const fail = (text) => {
  const place = document.getElementById("error");
  if (!place) return;
  place.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
  say("");
};

const form = document.getElementById("describe");
if (form) {
  const input = document.getElementById("picture");
  const camera = document.getElementById("camera");
  const chosen = document.getElementById("chosen");
  for (const name of ["language", "voice", "rate", "detail"]) {
    const field = form.elements[name];
    const kept = localStorage.getItem("alto." + name);
    if (kept !== null && [...field.options].some((option) => option.value === kept)) field.value = kept;
    field.addEventListener("change", () => localStorage.setItem("alto." + name, field.value));
  }
  const take = (files) => {
    const picture = [...files].find((file) => file.type.startsWith("image/"));
    if (!picture) return fail("That is not a picture.");
    const transfer = new DataTransfer();
    transfer.items.add(picture);
    input.files = transfer.files;
    input.dispatchEvent(new Event("change"));
  };
  input.addEventListener("change", () => {
    if (input.files.length) { chosen.textContent = "Chosen: " + input.files[0].name; say("Picture chosen. Press Describe."); }
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
    if (!hasPicture && !data.get("url")) { input.focus(); return fail("Choose a picture first, or give its web address."); }
    for (const name of ["url", "voice"]) if (!data.get(name)) data.delete(name);
    document.getElementById("error").replaceChildren();
    say("Sending the picture.");
    try {
      const answer = await fetch("/v1/descriptions", { method: "POST", body: data });
      const body = await answer.json();
      if (!answer.ok) return fail(body.title);
      watch(body.id);
    } catch {
      fail("The picture could not be sent. It is still chosen: check the connection and press Describe again.");
    }
  });
}

// Announces each observation as it arrives; goes to the description when it is there.
function watch(id) {
  const notes = [];
  say("The picture is being described.");
  const events = new EventSource("/v1/descriptions/" + id + "/events");
  events.addEventListener("observation", (event) => {
    const note = JSON.parse(event.data).note;
    if (note) { notes.push(note); say(notes.join(" ")); }
  });
  events.addEventListener("narration", (event) => say(JSON.parse(event.data).sentences.join(" ")));
  events.addEventListener("description", (event) => {
    events.close();
    const body = JSON.parse(event.data);
    if (body.status === "failed" && form) return fail(body.problem.title);
    location.assign("/d/" + id + "?fresh=1");
  });
  events.onerror = () => { events.close(); location.assign("/d/" + id); };
}

const running = document.querySelector("[data-job]");
if (running) watch(running.dataset.job);

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    document.getElementById("copied").textContent = "Copied.";
  });
}

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
