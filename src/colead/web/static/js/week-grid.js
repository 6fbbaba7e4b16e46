// Painting hours by dragging, and quick choices; without it the grid is a table of check boxes.
export function startWeeks(root) {
  for (const week of root.querySelectorAll("[data-week]")) run(week);
}

function run(week) {
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
  for (const button of document.querySelectorAll(`[data-fill="${week.id}"]`)) {
    button.addEventListener("click", () => {
      const wanted = new Set(button.dataset.hours.split(","));
      for (const input of week.querySelectorAll("input[type=checkbox]")) if (wanted.has(input.value)) input.checked = true;
      week.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
