// What moves on the desk's pages beside the reading view: the progress of the work, and the names
// that a field offers.

const PAUSE = 2000; // milliseconds between two looks while there is work

for (const box of document.querySelectorAll("[data-progress]")) {
  if (box.hasAttribute("data-busy")) {
    setTimeout(follow, PAUSE, box);
  }
}

/** Draw the progress anew until the work is done. */
async function follow(box) {
  const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } })
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
  if (answer) {
    // Our own template, rendered by the server with everything in it escaped.
    box.querySelector("[data-progress-here]").innerHTML = answer.html;
  }
  if (!answer || answer.busy) {
    setTimeout(follow, PAUSE, box);
  }
}

for (const field of document.querySelectorAll("[data-offers]")) {
  field.addEventListener("input", () => offer(field));
}

/** Fill a field's list with what the server knows by the words typed so far. */
async function offer(field) {
  const typed = field.value;
  const query = new URLSearchParams({ q: typed });
  const answer = await fetch(`${field.dataset.offers}?${query}`)
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
  if (!answer || field.value !== typed) return;
  field.list.replaceChildren(...answer.names.map((name) => new Option(name.about, name.value)));
}
