// Server-sent events as the answer to a form, which EventSource cannot send.

/**
 * - on: { name: (data) => … } by the events' names; the data is parsed.
 * - signal: of an AbortController.
 * Answers null, or what the service answered instead of events. Throws when nothing came back, or the connection broke off.
 */
export async function sendAndListen(path, form, on, signal) {
  const answer = await fetch(path, { method: "POST", body: form, headers: { Accept: "text/event-stream, application/problem+json" }, signal });
  if (!answer.ok) return answer.json().catch(() => ({}));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return null;
    rest += value;
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) tell(block, on);
  }
}

function tell(block, on) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    if (line.startsWith("data:")) data.push(line.slice(5).trim());
  }
  if (on[name] && data.length) on[name](JSON.parse(data.join("\n")));
}
