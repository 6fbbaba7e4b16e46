// Says honestly whether what was typed is saved, and tries again when it could not be sent.
const AGAIN = 5000;
let waiting = 0;
let unsent = false;

function status() {
  return document.getElementById("saved");
}

function say(words, failed) {
  const span = document.createElement("span");
  span.textContent = words;
  if (failed) { span.className = "unsaved"; span.setAttribute("role", "alert"); }
  status().replaceChildren(span);
}

function isSave(event) {
  return status() && event.detail.target === status();
}

document.addEventListener("input", (event) => {
  if (!status() || !event.target.matches("textarea")) return;
  unsent = true;
  status().replaceChildren();
});
document.addEventListener("htmx:beforeRequest", (event) => { if (isSave(event)) unsent = false; });
document.addEventListener("htmx:afterRequest", (event) => {
  if (!isSave(event)) return;
  clearTimeout(waiting);
  // A page that is not the answer, such as the one to sign in again, means that nothing was saved.
  if (event.detail.successful && event.detail.xhr.responseText.includes("saved-words")) {
    if (unsent) status().replaceChildren(); // typed on while the answer was under way
    return;
  }
  say(status().dataset.failed, true);
  waiting = setTimeout(() => document.getElementById("step-form")?.dispatchEvent(new Event("change")), AGAIN);
});

// On a slow line somebody may have chosen or typed before any script was there to hear it.
function differs(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((option) => option.defaultSelected && !option.selected);
  return "defaultValue" in field && field.value !== field.defaultValue;
}

window.addEventListener("load", () => {
  const form = document.getElementById("step-form");
  const named = form ? [...form.elements].filter((field) => field.name && field.type !== "hidden") : [];
  if (named.some(differs)) form.dispatchEvent(new Event("change"));
});
