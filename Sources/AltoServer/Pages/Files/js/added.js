// Pictures that are added to a conversation, beside the one that it is about.
import { keepPicture } from "./album.js";
import { isPicture } from "./picker.js";
import { text } from "./texts.js";

/** Models are given eight pictures at most, the first one included. */
const most = 7;

/**
 * - found: { picture, title, more } of the description; what is added is kept with it.
 * - tell: is given what there is to say.
 * Answers { pictures() }.
 */
export function addedPictures(section, id, found, tell) {
  const more = [...(found.more || [])];
  const list = section.querySelector("#added");
  const input = section.querySelector("#addpicture");
  const pick = input.closest(".pick");

  function keep() {
    show();
    return keepPicture(id, found.picture, found.title, more);
  }

  function show() {
    list.replaceChildren(...more.map(entry));
    list.hidden = !more.length;
    pick.hidden = more.length >= most;
  }

  function entry(added) {
    const item = document.createElement("li");
    const image = document.createElement("img");
    image.alt = "";
    image.onload = () => URL.revokeObjectURL(image.src);
    image.src = URL.createObjectURL(added.picture);
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = text("remove", { name: added.title });
    remove.addEventListener("click", () => {
      more.splice(more.indexOf(added), 1);
      keep();
      input.focus();
    });
    item.append(image, remove);
    return item;
  }

  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    const pictures = files.filter(isPicture).slice(0, most - more.length);
    if (!pictures.length) return tell(text("notPicture"));
    for (const picture of pictures) more.push({ picture, title: picture.name || text("picture") });
    keep();
    tell(text("added", { name: pictures.map((picture) => picture.name).join(", ") }));
  });
  show();
  return { pictures: () => more.map(({ picture }) => picture) };
}
