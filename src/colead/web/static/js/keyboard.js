// j and k move through rows, Enter opens one, x selects it, / goes to the search field, ? lists the keys.
// Single keys disturb people who dictate: they can be switched off in the list (WCAG 2.1.4).
const store = "colead-keys";
const dialog = () => document.getElementById("keys");
const wanted = () => { try { return localStorage.getItem(store) !== "off"; } catch { return true; } };

export function startKeyboard() {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]")) return;
    if (!wanted()) return;
    const action = { j: () => move(1), k: () => move(-1), x: select, "/": search, "?": () => dialog()?.showModal() }[event.key];
    if (action) { if (action() !== false) event.preventDefault(); }
    else if (event.key === "Enter" && event.target.matches("tr")) event.target.querySelector("a")?.click();
  });
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => dialog()?.showModal());
  }
  const choice = document.getElementById("keys-on");
  if (!choice) return;
  choice.checked = wanted();
  choice.addEventListener("change", () => { try { localStorage.setItem(store, choice.checked ? "on" : "off"); } catch { /* private mode */ } });
}

function search() {
  const field = document.querySelector("main input[type=search]");
  if (!field) return false;
  field.focus();
}

function select() {
  const box = document.activeElement?.closest("tr")?.querySelector("input[type=checkbox]");
  if (!box) return false;
  box.click();
}

function move(by) {
  const rows = [...document.querySelectorAll("[data-rows] tbody tr")];
  if (!rows.length) return false;
  const now = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(rows.length - 1, Math.max(0, now + by))];
  for (const row of rows) row.classList.toggle("current", row === next);
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
