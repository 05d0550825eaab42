// Keeps the look and a page that says so when the service cannot be reached. Descriptions are never kept here.
"use strict";
const kept = "alto-2";
const offline = "/offline";

/** The offline page and all that it is made of: the page itself names its style and its first module. */
async function keepLook() {
  const cache = await caches.open(kept);
  const page = await fetch(offline, { cache: "no-store" });
  const words = await page.clone().text();
  await cache.put(offline, page);
  const parts = [...words.matchAll(/(?:href|src)="(\/(?:css|js)\/[a-z]+\.(?:css|js))"/g)].map((match) => match[1]);
  const modules = await Promise.all(parts.filter((path) => path.endsWith(".js")).map((path) => imported(path, new Set())));
  await cache.addAll([...new Set([...parts, ...modules.flat(), "/icon.svg"])]);
}

/** A module and all that it imports. */
async function imported(path, known) {
  if (known.has(path)) return [];
  known.add(path);
  const words = await (await fetch(path)).text();
  const next = [...words.matchAll(/from "\.\/([a-z]+\.js)"/g)].map((match) => "/js/" + match[1]);
  for (const other of next) await imported(other, known);
  return [...known];
}

self.addEventListener("install", (event) => event.waitUntil(keepLook().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))))));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { pathname } = new URL(request.url);
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(offline)));
  } else if (/^\/(css|js)\/|^\/icon\.svg$/.test(pathname)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(pathname)) || Response.error()));
  }
});
