// The meeting's clock. The start is stored on the server, so that two phones show the same step.
const minute = 60_000;

const started = new WeakSet();

export function startTimers(root) {
  for (const guide of [root, ...root.querySelectorAll("[data-timer-start]")]) if (guide.matches?.("[data-timer-start]")) run(guide);
}

function run(guide) {
  if (started.has(guide)) return;
  started.add(guide);
  const beginning = Date.parse(guide.dataset.timerStart);
  const drift = Date.parse(guide.dataset.timerNow || new Date().toISOString()) - Date.now();
  const clock = guide.querySelector("[data-clock]");
  const steps = [...guide.querySelectorAll("[data-minutes]")];
  const tick = () => {
    if (!guide.isConnected) { clearInterval(timer); return; }
    let left = (Date.now() + drift - beginning) / minute;
    let current = null;
    for (const step of steps) {
      const length = Number(step.dataset.minutes);
      step.classList.toggle("over", left >= length);
      step.classList.toggle("now", current === null && left < length);
      if (current === null && left < length) { current = { step, rest: length - left }; step.setAttribute("aria-current", "step"); } else step.removeAttribute("aria-current");
      left -= length;
    }
    if (clock) clock.textContent = current ? text(current.rest) : "0:00";
  };
  const timer = setInterval(tick, 1000);
  tick();
}

function text(minutes) {
  const seconds = Math.max(0, Math.ceil(minutes * 60));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
