// Small things that several pages have: times of here, what is forgotten with a form, a service that comes back.
import { forgetPicture } from "./album.js";
import { keep } from "./choices.js";

/** The service writes times as its own clock shows them; whoever reads them may live elsewhere. */
export function wireTimes(place = document) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  for (const time of place.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (!isNaN(moment)) time.textContent = format.format(moment);
  }
}

/** With a description goes the picture that this browser kept for it. */
export function wireForgetting(place = document) {
  for (const form of place.querySelectorAll("form[data-forgets]")) {
    form.addEventListener("submit", () => { forgetPicture(); keep("job", null); });
  }
}

/** Looks again every few seconds, and goes on where somebody wanted to go. */
export function wireRetrying() {
  if (!document.querySelector("[data-retries]")) return;
  setInterval(async () => {
    const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
    if (answer && answer.ok) location.reload();
  }, 3000);
}

export function registerWorker() {
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
}
