// The last picture, kept by this browser alone until the next one: for questions, for more detail, to be seen and explored.
// In a database, which browsers have over plain http, too.
const name = "alto";
const store = "pictures";

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within(mode, work) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally { database.close(); }
}

/** In place of the one before. More of them may belong to a conversation: { picture, title } each. */
export async function keepPicture(id, picture, title, more = []) {
  try { await within("readwrite", (pictures) => pictures.put({ id, picture, title, more }, "last")); } catch { /* Not kept. */ }
}

/** { picture, title, more } of a description, or null. */
export async function findPicture(id) {
  try {
    const found = await within("readonly", (pictures) => pictures.get("last"));
    return found && found.id === id ? found : null;
  } catch { return null; }
}

export async function forgetPicture() {
  try { await within("readwrite", (pictures) => pictures.clear()); } catch { /* There is none. */ }
}
