// Follows a description to its end. A connection that breaks off is taken up again where it was, after pauses that grow.

/**
 * - on: { observation, narration, speech, over, gone } by what is told; over is given the whole resource.
 * Answers a function that ends it.
 */
export function watch(id, on, pause = 1000) {
  let isEnded = false;
  let events = null;
  const address = "/v1/descriptions/" + id;

  function listen() {
    events = new EventSource(address + "/events?speech=true");
    for (const name of ["observation", "narration", "speech"]) {
      events.addEventListener(name, (event) => { pause = 1000; if (!isEnded) on[name](JSON.parse(event.data)); });
    }
    events.addEventListener("description", (event) => finish(JSON.parse(event.data)));
    // A browser tries again by itself, but for an answer that is none: a service that is full or just starting.
    events.onerror = () => { if (!isEnded && events.readyState === EventSource.CLOSED) setTimeout(look, pause); };
  }

  async function look() {
    if (isEnded) return;
    pause = Math.min(pause * 2, 30000);
    const answer = await fetch(address).catch(() => null);
    if (isEnded) return;
    if (answer && (answer.status === 404 || answer.status === 401)) { end(); return on.gone(answer.status); }
    const body = answer && answer.ok ? await answer.json().catch(() => null) : null;
    if (body && ["done", "failed"].includes(body.status)) finish(body); else if (answer && answer.ok) listen(); else setTimeout(look, pause);
  }

  function finish(body) {
    if (isEnded) return;
    end();
    on.over(body);
  }

  function end() { isEnded = true; if (events) events.close(); }

  listen();
  return end;
}
