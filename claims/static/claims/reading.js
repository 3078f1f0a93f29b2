// The reading view: hover and focus show a card, keys move and decide, selecting adds.
// Everything that is shown was written by the server; after each act its part is asked for anew.

import { Editor } from "./editor.js";
import { Text } from "./offsets.js";

const LOOK = 1500; // milliseconds between two looks while the article is worked on
const LOOK_AT_MOST = 15_000; // between two looks when nothing has changed for long
const SAYS = 4000; // milliseconds that an answer stays on the screen
const HOVER = 120; // milliseconds before a card shows under the pointer

const page = document.getElementById("reading");
const body = document.getElementById("reading-body");
const says = document.getElementById("reading-says");
const hover = document.getElementById("hover-card");
const keys = document.getElementById("keys");
const form = document.getElementById("editor");
const token = page.querySelector("[name=csrfmiddlewaretoken]").value;

let chosen = null; // the number of the attribution that keys act on
let edited = null; // the one that the editor corrects; null while it adds
let facts = {}; // where each attribution stands
let marks = new Map(); // attribution -> its stretches of the text
let hovering = 0;
let removed = []; // by this page, the last one last
let silence = 0;

const editor = new Editor(form, { save, closed: () => card(chosen)?.focus({ preventScroll: true }) });

begin();
page.addEventListener("pointerover", pointed);
page.addEventListener("pointerout", () => clearTimeout(hovering));
body.addEventListener("focusin", focused);
body.addEventListener("focusout", hideHover);
body.addEventListener("click", clicked);
body.addEventListener("submit", submitted);
body.addEventListener("input", filtered);
document.addEventListener("pointerup", () => setTimeout(selected));
document.addEventListener("keydown", pressed);
document.addEventListener("scroll", hideHover, { passive: true, capture: true });
if (location.hash.startsWith("#a-")) choose(location.hash.slice(3), { scroll: true });
if (view().hasAttribute("data-busy")) setTimeout(look, LOOK);

/** Read what the page holds, at first and whenever it was drawn anew. */
function begin() {
  facts = JSON.parse(document.getElementById("editor-data").textContent);
  marks = new Map();
  for (const element of body.querySelectorAll("#text [data-a]")) {
    for (const id of element.dataset.a.split(" ")) {
      if (!marks.has(id)) marks.set(id, []);
      marks.get(id).push(element);
    }
  }
}

function view() {
  return body.querySelector(".fc-reading");
}

function card(id) {
  return id === null ? null : document.getElementById(`a-${id}`);
}

/** Attributions that are shown, in the order of the list. */
function listed() {
  return [...body.querySelectorAll("#cards .fc-card")].filter((one) => !one.hidden);
}

// Choosing

function choose(id, { scroll = false, toText = false, focus = false } = {}) {
  for (const element of body.querySelectorAll(".is-on")) element.classList.remove("is-on");
  chosen = card(id) ? String(id) : null;
  if (chosen === null) return;
  for (const element of marks.get(chosen) ?? []) element.classList.add("is-on");
  const one = card(chosen);
  one.classList.add("is-on");
  one.closest("details")?.setAttribute("open", "");
  // The focus goes first: the card that it leaves closes, which moves the others.
  if (focus) one.focus({ preventScroll: true });
  if (scroll) bringIntoPanel(one);
  if (toText) document.getElementById(`t-${chosen}`)?.scrollIntoView({ block: "center" });
}

/** Scroll the list, not the page, where the list scrolls by itself. */
function bringIntoPanel(one) {
  const panel = body.querySelector(".fc-panel");
  if (panel.scrollHeight <= panel.clientHeight) return;
  const head = panel.querySelector(".fc-panel-head").offsetHeight;
  const top = one.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  panel.scrollTo({ top: panel.scrollTop + top - head - 8 });
}

function step(by) {
  const all = listed();
  if (all.length === 0) return;
  const now = all.findIndex((one) => one.dataset.id === chosen);
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length;
  choose(all[next].dataset.id, { scroll: true, toText: true, focus: true });
}

// The card beside the words

function pointed(event) {
  const element = event.target.closest("#text [data-a]");
  for (const near of body.querySelectorAll(".is-near")) near.classList.remove("is-near");
  clearTimeout(hovering);
  if (!element) {
    if (!hover.contains(event.target)) hideHover();
    return;
  }
  const id = innermost(element);
  for (const one of marks.get(id) ?? []) one.classList.add("is-near");
  hovering = setTimeout(showHover, HOVER, id, element);
}

function focused(event) {
  const mark = event.target.closest(".fc-mark");
  if (mark) {
    choose(mark.dataset.a, { scroll: true });
    showHover(mark.dataset.a, mark);
    return;
  }
  const one = event.target.closest(".fc-card");
  if (one && one.dataset.id !== chosen) choose(one.dataset.id);
}

function innermost(element) {
  return element.dataset.a.split(" ").at(-1);
}

function showHover(id, element) {
  const one = card(id);
  if (!one || editor.isOpen) return;
  const head = one.querySelector(".fc-card-head").cloneNode(true);
  hover.replaceChildren(head, one.querySelector(".fc-card-body").cloneNode(true));
  hover.hidden = false;
  const spot = element.getClientRects()[0];
  const below = spot.bottom + 8;
  const fits = below + hover.offsetHeight < innerHeight;
  hover.style.top = `${fits ? below : Math.max(8, spot.top - hover.offsetHeight - 8)}px`;
  hover.style.left = `${Math.max(8, Math.min(spot.left, innerWidth - hover.offsetWidth - 16))}px`;
}

function hideHover() {
  clearTimeout(hovering);
  hover.hidden = true;
}

// Clicks, selections, keys

function clicked(event) {
  const does = event.target.closest("[data-do]")?.dataset.do;
  const one = event.target.closest(".fc-card");
  if (does === "help") keys.showModal();
  else if (does === "add") add();
  else if (does === "edit") edit(one.dataset.id);
  else if (event.target.closest(".fc-mark")) jumped(event);
  else if (event.target.closest(".fc-card-jump")) choose(one.dataset.id, { toText: true });
  else if (one) choose(one.dataset.id);
  else textClicked(event);
}

function jumped(event) {
  event.preventDefault();
  const id = event.target.closest(".fc-mark").dataset.a;
  choose(id, { scroll: true });
  card(id).focus({ preventScroll: innerWidth >= 1100 });
}

function textClicked(event) {
  const element = event.target.closest("#text .seg[data-a]");
  const selection = document.getSelection();
  if (!element || (selection && !selection.isCollapsed)) return;
  choose(innermost(element), { scroll: true });
}

function selected() {
  if (!editor.isOpen) return;
  const span = new Text(document.getElementById("text")).selected();
  if (!span) return;
  editor.take(span);
  document.getSelection().removeAllRanges();
}

const PRESSED = {
  j: () => step(1),
  k: () => step(-1),
  c: () => decide("confirm"),
  x: () => decide("remove"),
  e: () => edit(chosen),
  a: () => add(),
  u: () => restore(),
  "/": () => document.getElementById("card-filter").focus(),
  "?": () => keys.showModal(),
  Escape: () => escape(),
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing && event.key !== "Escape") return;
  const act = PRESSED[event.key];
  if (!act || (editor.isOpen && event.key !== "Escape")) return;
  event.preventDefault();
  act();
}

function escape() {
  hideHover();
  if (editor.isOpen) editor.close();
  else if (document.activeElement?.id === "card-filter") unfilter(document.activeElement);
  else document.activeElement?.blur();
}

function filtered(event) {
  if (event.target.id !== "card-filter") return;
  const words = event.target.value.toLowerCase();
  for (const one of body.querySelectorAll(".fc-card")) {
    one.hidden = !one.textContent.toLowerCase().includes(words);
  }
  const none = body.querySelector(".fc-card") !== null && !body.querySelector(".fc-card:not([hidden])");
  document.getElementById("card-filter-none").hidden = !none;
}

function unfilter(field) {
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.blur();
}

// Acts

function submitted(event) {
  const sent = event.target;
  if (!sent.dataset.act) return;
  event.preventDefault();
  choose(sent.closest(".fc-card").dataset.id);
  decide(sent.dataset.act);
}

async function decide(act) {
  const one = card(chosen);
  const sent = one?.querySelector(`form[data-act=${act}]`);
  if (!sent) return;
  const id = chosen;
  const all = listed();
  const after = all[all.indexOf(one) + 1] ?? all[all.indexOf(one) - 1];
  const refused = await post(sent.action, null);
  if (refused) return;
  if (act === "remove") removed.push(id);
  await draw();
  choose(act === "remove" ? (after?.dataset.id ?? null) : id, { scroll: true, focus: true });
}

function restore() {
  const id = removed.pop() ?? body.querySelector("#removed .fc-card")?.dataset.id;
  if (!id) return;
  choose(id);
  decide("restore");
}

function add() {
  if (!view().hasAttribute("data-addable")) return;
  const span = new Text(document.getElementById("text")).selected();
  document.getSelection()?.removeAllRanges();
  edited = null;
  hideHover();
  editor.open(form.dataset.addTitle, { content: span ? [span] : [] });
}

function edit(id) {
  const known = facts.attributions[id];
  if (!known || !view().hasAttribute("data-editable")) return;
  choose(id);
  edited = id;
  hideHover();
  editor.open(form.dataset.correctTitle, known);
}

async function save(correction) {
  const url = edited ? page.dataset.correct.replace("/0/", `/${edited}/`) : page.dataset.add;
  const refused = await post(url, { revision: facts.revision, ...correction });
  if (refused) return refused;
  const before = new Set(marks.keys());
  await draw();
  const made = [...marks.keys()].find((id) => !before.has(id));
  choose(edited ?? made ?? null, { scroll: true });
  return "";
}

/** Send an act; returns the sentence of a refusal, or "". Either is said on the screen. */
async function post(url, data) {
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  if (data) headers["Content-Type"] = "application/json";
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: data ? JSON.stringify(data) : null,
    });
    const answer = await response.json();
    say(answer.error ?? answer.message, Boolean(answer.error));
    return answer.error ?? "";
  } catch (error) {
    say(String(error), true);
    return String(error);
  }
}

function say(sentence, bad) {
  says.textContent = sentence;
  says.classList.toggle("is-bad", bad);
  clearTimeout(silence);
  silence = setTimeout(() => { says.textContent = ""; }, SAYS);
}

/** Ask for the page's part that changes, and put it in place of the old one. */
async function draw() {
  const query = new URLSearchParams(page.dataset.query);
  query.set("fragment", "1");
  const response = await fetch(`${page.dataset.url}?${query}`);
  if (!response.ok) return;
  const scrolled = body.querySelector(".fc-panel")?.scrollTop ?? 0;
  const words = document.getElementById("card-filter")?.value ?? "";
  // Our own template, rendered by the server with everything in it escaped.
  body.innerHTML = await response.text();
  body.querySelector(".fc-panel").scrollTop = scrolled;
  document.getElementById("card-filter").value = words;
  if (words) document.getElementById("card-filter").dispatchEvent(new Event("input", { bubbles: true }));
  begin();
}

/** While machines work on the article: draw it anew whenever something has changed. */
async function look(before = "", pause = LOOK) {
  const answer = await fetch(page.dataset.progress)
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
  const now = JSON.stringify(answer);
  const changed = answer !== null && now !== before && !editor.isOpen;
  if (changed) {
    const kept = chosen;
    await draw();
    if (kept) choose(kept);
  }
  if (answer && !answer.busy && !editor.isOpen) return;
  const next = changed ? LOOK : Math.min(pause * 1.5, LOOK_AT_MOST);
  setTimeout(look, next, editor.isOpen ? before : now, next);
}
