// The form in which an attribution is corrected or added: three fields of words in the text.

import { Text } from "./offsets.js";

const ROLES = ["content", "source", "cue"];

export class Editor {
  /** `save(spans, stance, speaker)` sends; it resolves to a sentence where it was refused. */
  constructor(form, { save, closed }) {
    this.form = form;
    this.save = save;
    this.closed = closed;
    this.fields = Object.fromEntries(
      ROLES.map((role) => [role, form.querySelector(`.fc-field[data-role=${role}]`)]),
    );
    this.error = form.querySelector("#editor-error");
    form.addEventListener("submit", (event) => this.#submit(event));
    form.addEventListener("focusin", (event) => this.#entered(event));
    form.addEventListener("keydown", (event) => this.#typed(event));
    form.querySelector("[data-do=cancel]").addEventListener("click", () => this.close());
  }

  get isOpen() {
    return !this.form.hidden;
  }

  open(title, facts) {
    this.text = new Text(document.getElementById("text"));
    this.spans = Object.fromEntries(ROLES.map((role) => [role, [...(facts[role] ?? [])]]));
    this.speakerTyped = Boolean(facts.speaker);
    this.form.elements.speaker.value = facts.speaker ?? "";
    this.form.elements.stance.value = facts.stance ?? "asserts";
    this.form.querySelector("h2").textContent = title;
    for (const role of ROLES) this.#input(role).value = "";
    this.#refuse("");
    this.form.hidden = false;
    this.#draw();
    const next = ROLES.find((role) => this.spans[role].length === 0) ?? "content";
    this.#go(next);
  }

  close() {
    this.form.hidden = true;
    for (const role of ROLES) globalThis.CSS.highlights?.delete(`fc-${role}`);
    this.closed();
  }

  /** Words were selected in the text: they go to the marked field, which then hands on. */
  take(span) {
    this.spans[this.here].push(span);
    this.spans[this.here].sort((one, other) => one[0] - other[0]);
    this.#settle();
    const next = ROLES.find((role) => this.spans[role].length === 0);
    if (next) this.#go(next);
  }

  #input(role) {
    return this.fields[role].querySelector("input");
  }

  #go(role) {
    this.#input(role).focus({ preventScroll: true });
  }

  #entered(event) {
    const field = event.target.closest(".fc-field");
    if (!field) return;
    this.here = field.dataset.role;
    for (const role of ROLES) this.fields[role].classList.toggle("is-here", role === this.here);
  }

  #typed(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
    if (event.target.id === "editor-speaker") this.speakerTyped = true;
    const field = event.target.closest(".fc-field");
    if (event.key !== "Enter" || !field || event.target.tagName !== "INPUT") return;
    if (event.target.value.trim() === "") return;
    event.preventDefault();
    this.#takeTyped(field.dataset.role);
  }

  #takeTyped(role) {
    const input = this.#input(role);
    const near = (this.spans.content[0] ?? this.spans.cue[0] ?? [0])[0];
    const span = this.text.find(input.value.trim(), near);
    if (!span) {
      this.#refuse(this.form.dataset.notFound);
      return false;
    }
    input.value = "";
    this.here = role;
    this.take(span);
    return true;
  }

  #settle() {
    if (!this.speakerTyped) {
      this.form.elements.speaker.value = this.spans.source
        .map((span) => this.text.words(span))
        .join(" ");
    }
    this.#refuse("");
    this.#draw();
  }

  #draw() {
    for (const role of ROLES) {
      const list = this.fields[role].querySelector("ul");
      list.replaceChildren(...this.spans[role].map((span) => this.#chip(role, span, list)));
      this.#paint(role);
    }
  }

  #chip(role, span, list) {
    const item = document.createElement("li");
    item.className = "fc-chip";
    const words = document.createElement("span");
    words.dir = "auto";
    words.textContent = this.text.words(span);
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = "×";
    away.setAttribute("aria-label", `${list.dataset.remove}: ${words.textContent}`);
    away.addEventListener("click", () => {
      this.spans[role] = this.spans[role].filter((one) => one !== span);
      this.#settle();
      this.#go(role);
    });
    item.append(words, away);
    return item;
  }

  #paint(role) {
    if (!globalThis.CSS.highlights) return;
    const ranges = this.spans[role].flatMap((span) => this.text.ranges(span));
    CSS.highlights.set(`fc-${role}`, new Highlight(...ranges));
  }

  #refuse(sentence) {
    this.error.textContent = sentence;
    this.error.hidden = sentence === "";
  }

  async #submit(event) {
    event.preventDefault();
    for (const role of ROLES) {
      if (this.#input(role).value.trim() && !this.#takeTyped(role)) return;
    }
    if (this.spans.content.length + this.spans.cue.length === 0) {
      this.#refuse(this.form.dataset.selectFirst);
      return;
    }
    const button = this.form.querySelector("button.primary");
    button.disabled = true;
    const refused = await this.save({
      ...this.spans,
      stance: this.form.elements.stance.value,
      speaker: this.form.elements.speaker.value,
    });
    button.disabled = false;
    if (refused) this.#refuse(refused);
    else this.close();
  }
}
