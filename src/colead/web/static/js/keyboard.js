// j and k move through rows, Enter opens one, / goes to the search field.
export function startKeyboard() {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (search) { event.preventDefault(); search.focus(); }
    }
    if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
    if (event.key === "Enter" && event.target === document.body) document.querySelector("tr.current a")?.click();
  });
}

function move(by) {
  const rows = [...document.querySelectorAll("[data-rows] tbody tr")];
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.classList.contains("current"));
  rows[now]?.classList.remove("current");
  const next = rows[Math.min(rows.length - 1, Math.max(0, now + by))];
  next.classList.add("current");
  next.scrollIntoView({ block: "nearest" });
}
