// Keeps the look and a page that says so when the service cannot be reached. Descriptions are never kept here.
"use strict";
const kept = "alto-1";
self.addEventListener("install", (event) => event.waitUntil(caches.open(kept).then((cache) => cache.addAll(["/app.css", "/offline"]))));
self.addEventListener("activate", (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== kept && name !== "alto-picture").map((name) => caches.delete(name))))));
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate" && event.request.method === "GET") {
    event.respondWith(fetch(event.request).catch(() => caches.match("/offline")));
  }
});
