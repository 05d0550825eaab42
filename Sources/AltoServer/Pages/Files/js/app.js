// The pages work without this; with it, choosing a picture is all there is to do.
import { rememberChoices } from "./choices.js";
import { wireNarration } from "./narration.js";
import { registerWorker, wireForgetting, wireRetrying, wireTimes } from "./pages.js";
import { wirePicker } from "./picker.js";
import { wireStatus } from "./status.js";
import { wireVoices } from "./voices.js";
import { begin, refuse, wireWork } from "./work.js";

if (document.body.dataset.page === "main") {
  rememberChoices(document.getElementById("describe"));
  wireStatus();
  wireVoices();
  wireNarration();
  wirePicker({
    picture: (file, note) => begin({ picture: file, title: file.name, note }),
    address: (url) => begin({ url }),
    refused: refuse,
  });
  wireWork();
  // The shortcut of an installed page: one tap or Enter more opens the camera.
  if (new URLSearchParams(location.search).has("photo")) document.getElementById("camera").focus();
} else {
  wireForgetting();
  wireTimes();
}
wireRetrying();
registerWorker();
