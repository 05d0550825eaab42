// Sends a form, tells how much of it has gone, and can be called off.

/**
 * - onProgress: is given the share that was sent, 0 to 1.
 * - signal: of an AbortController.
 * Answers { isGood, body }; body is the service's problem where it is not good. Throws when nothing came back, "AbortError" when it
 * was called off.
 */
export function send(path, data, { key, onProgress = () => {}, signal } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Accept", "application/json");
    if (key) request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = (event) => { if (event.lengthComputable) onProgress(event.loaded / event.total); };
    request.onload = () => {
      let body = {};
      try { body = JSON.parse(request.responseText); } catch { /* What stands between may answer in its own way. */ }
      resolve({ isGood: request.status >= 200 && request.status < 300, body });
    };
    request.onerror = () => reject(new Error("nothing came back"));
    request.onabort = () => reject(new DOMException("called off", "AbortError"));
    if (signal) signal.addEventListener("abort", () => request.abort());
    request.send(data);
  });
}

/** Names one wish, however often it is sent. Over plain http browsers have no randomUUID. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
