// Small things that make pages quicker to use; every page works without them.
import { startTimers } from "./timer.js";
import { startWeeks } from "./week-grid.js";
import { startKeyboard } from "./keyboard.js";

function start(root) {
  startTimers(root);
  startWeeks(root);
  for (const input of root.querySelectorAll("input[type=range][data-output]")) {
    const output = document.getElementById(input.dataset.output);
    input.addEventListener("input", () => { output.value = input.value; });
  }
  for (const box of root.querySelectorAll("input[type=checkbox][data-all]")) {
    box.addEventListener("change", () => {
      for (const other of document.querySelectorAll(`input[name="${box.dataset.all}"]`)) other.checked = box.checked;
    });
  }
  for (const button of root.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  for (const list of root.querySelectorAll("[data-most]")) {
    const limit = () => {
      const boxes = [...list.querySelectorAll("input[type=checkbox]")];
      const full = boxes.filter((box) => box.checked).length >= Number(list.dataset.most);
      for (const box of boxes) box.disabled = full && !box.checked;
    };
    list.addEventListener("change", limit);
    limit();
  }
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open], details.popover[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const open of document.querySelectorAll("details.menu[open], details.popover[open], details.confirm[open]")) { open.open = false; open.querySelector("summary").focus(); }
});
document.addEventListener("htmx:load", (event) => start(event.detail.elt));
startKeyboard();
start(document);
