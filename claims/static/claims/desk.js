// What moves on the desk's pages beside the reading view: the progress of the work.

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
