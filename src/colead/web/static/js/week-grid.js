// Painting hours by dragging, and quick choices; without it the grid is a table of check boxes.
// htmx announces the first page as well: nothing may be started twice, or every toggle would undo itself.
const started = new WeakSet();

export function startWeeks(root) {
  for (const week of [root, ...root.querySelectorAll("[data-week]")]) if (week.matches?.("[data-week]")) run(week);
}

function run(week) {
  if (started.has(week)) return;
  started.add(week);
  let painting = null;
  const box = (target) => target.closest?.("label")?.querySelector("input[type=checkbox]");
  week.addEventListener("pointerdown", (event) => {
    const input = box(event.target);
    if (input && event.pointerType === "mouse") { painting = !input.checked; input.checked = painting; event.preventDefault(); input.focus(); }
  });
  week.addEventListener("pointerover", (event) => {
    const input = painting === null ? null : box(event.target);
    if (input) input.checked = painting;
  });
  week.addEventListener("click", (event) => { if (event.pointerType === "mouse" && box(event.target)) event.preventDefault(); });
  document.addEventListener("pointerup", () => {
    if (painting !== null) { painting = null; week.dispatchEvent(new Event("change", { bubbles: true })); }
  });
  // Arrow keys move between hours; with Shift they carry the state along.
  week.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!cell || !step) return;
    const mirrored = getComputedStyle(week).direction === "rtl" ? -1 : 1;
    const row = cell.parentElement.parentElement.rows[cell.parentElement.sectionRowIndex + step[0]];
    const next = row?.cells[cell.cellIndex + step[1] * mirrored]?.querySelector("input[type=checkbox]");
    event.preventDefault();
    if (!next) return;
    if (event.shiftKey && next.checked !== event.target.checked) next.click();
    next.focus();
  });
  for (const button of document.querySelectorAll(`[data-fill="${week.id}"]`)) {
    button.addEventListener("click", () => {
      const wanted = new Set(button.dataset.hours.split(","));
      for (const input of week.querySelectorAll("input[type=checkbox]")) if (wanted.has(input.value)) input.checked = true;
      week.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
