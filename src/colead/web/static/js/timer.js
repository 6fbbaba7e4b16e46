// The meeting's clock. How long it has been running comes from the server, and goes on here by a clock
// that cannot be set back, so that two phones show the same step whatever their own clocks say.
const started = new WeakSet();

export function startTimers(root) {
  for (const guide of [root, ...root.querySelectorAll("[data-timer]")]) if (guide.matches?.("[data-timer]")) run(guide);
}

function run(guide) {
  if (started.has(guide)) return;
  started.add(guide);
  const begun = performance.now();
  const before = Number(guide.dataset.timer);
  const runs = "timerRuns" in guide.dataset;
  const clock = guide.querySelector("[data-clock]");
  const steps = [...guide.querySelectorAll("[data-minutes]")];
  const tick = () => {
    if (!guide.isConnected) { clearInterval(timer); return; }
    let left = before + (runs ? (performance.now() - begun) / 1000 : 0);
    let current = null;
    steps.forEach((step, place) => {
      const length = Number(step.dataset.minutes) * 60;
      step.classList.toggle("over", current === null && left >= length);
      step.classList.toggle("now", current === null && left < length);
      if (current === null && left < length) {
        current = { place, rest: length - left };
        if (step.getAttribute("aria-current") !== "step") step.setAttribute("aria-current", "step");
      } else step.removeAttribute("aria-current");
      left -= length;
    });
    const place = current ? current.place : steps.length;
    for (const field of guide.querySelectorAll("[data-step]")) field.value = place;
    for (const field of guide.querySelectorAll("[data-next]")) field.value = Math.min(place + 1, steps.length);
    if (clock) clock.textContent = current ? text(current.rest) : "0:00";
  };
  const timer = setInterval(tick, 500);
  tick();
}

function text(rest) {
  const seconds = Math.max(0, Math.ceil(rest));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
