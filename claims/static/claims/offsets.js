// Between what a reader selects or types and offsets in code points of the article's text.
// Every stretch of the text is a span `.seg` whose `data-s` is the offset it begins at.

/** How many code points a string has: an emoji counts one, though JavaScript says two. */
export function points(string) {
  let count = 0;
  for (const _ of string) count += 1;
  return count;
}

/** The index in a string after so many code points. */
function unitsOf(string, count) {
  let units = 0;
  for (const point of string) {
    if (count-- <= 0) break;
    units += point.length;
  }
  return units;
}

/** The text as the page holds it, with where each stretch stands. */
export class Text {
  constructor(root) {
    this.root = root;
    this.pieces = [...root.querySelectorAll(".seg")].map((element) => {
      const start = Number(element.dataset.s);
      const size = points(element.textContent);
      return { element, start, end: start + size };
    });
    this.joined = "";
    this.places = []; // where in `joined` each piece begins
    let at = 0;
    for (const piece of this.pieces) {
      this.joined += "\n".repeat(Math.max(0, piece.start - at));
      this.places.push(this.joined.length);
      this.joined += piece.element.textContent;
      at = piece.end;
    }
  }

  /** [start, end) of the current selection, without white space at its ends; null for none. */
  selected() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root)) return null;
    const touched = this.pieces.filter((piece) => range.intersectsNode(piece.element));
    if (touched.length === 0) return null;
    const first = touched[0];
    const last = touched[touched.length - 1];
    const start = first.start + this.#within(first.element, range.startContainer, range.startOffset, 0);
    const whole = last.end - last.start;
    const end = last.start + this.#within(last.element, range.endContainer, range.endOffset, whole);
    return this.trimmed([start, end]);
  }

  #within(element, node, offset, otherwise) {
    if (node.nodeType !== Node.TEXT_NODE || node.parentElement !== element) return otherwise;
    return points(node.data.slice(0, offset));
  }

  trimmed([start, end]) {
    const words = this.words([start, end]);
    const before = points(words) - points(words.trimStart());
    const after = points(words) - points(words.trimEnd());
    return start + before < end - after ? [start + before, end - after] : null;
  }

  /** The words of [start, end). */
  words([start, end]) {
    let found = "";
    let at = null;
    for (const piece of this.pieces) {
      if (piece.end <= start || piece.start >= end) continue;
      if (at !== null && piece.start > at) found += "\n".repeat(piece.start - at);
      const text = piece.element.textContent;
      const from = unitsOf(text, Math.max(0, start - piece.start));
      const to = unitsOf(text, Math.min(piece.end, end) - piece.start);
      found += text.slice(from, to);
      at = piece.end;
    }
    return found;
  }

  /** Where typed words stand, the place nearest to `near`; "from … to" takes all between. */
  find(typed, near = 0) {
    const [from, to] = typed.split(/\s*(?:…|\.\.\.)\s*/).map((part) => part.trim());
    const begin = this.#nearest(from, near);
    if (begin === null || to === undefined || to === "") return begin;
    const place = this.joined.toLowerCase().indexOf(to.toLowerCase(), this.#unit(begin[1]));
    return place < 0 ? null : [begin[0], this.#point(place + to.length)];
  }

  #nearest(words, near) {
    if (!words) return null;
    const hay = this.joined.toLowerCase();
    // A text whose lower case has another length cannot be searched so; then case counts.
    const [text, needle] =
      hay.length === this.joined.length ? [hay, words.toLowerCase()] : [this.joined, words];
    let best = null;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      const start = this.#point(at);
      if (best === null || Math.abs(start - near) < Math.abs(best[0] - near)) {
        best = [start, start + points(words)];
      }
    }
    return best;
  }

  #point(unit) {
    let index = 0;
    while (index + 1 < this.places.length && this.places[index + 1] <= unit) index += 1;
    return this.pieces[index].start + points(this.joined.slice(this.places[index], unit));
  }

  #unit(point) {
    let index = 0;
    while (index + 1 < this.pieces.length && this.pieces[index + 1].start <= point) index += 1;
    const { element, start } = this.pieces[index];
    return this.places[index] + unitsOf(element.textContent, point - start);
  }

  /** DOM ranges over [start, end), to be highlighted. */
  ranges([start, end]) {
    return this.pieces
      .filter((piece) => piece.end > start && piece.start < end)
      .map((piece) => {
        const node = piece.element.firstChild;
        const range = document.createRange();
        range.setStart(node, unitsOf(node.data, Math.max(0, start - piece.start)));
        range.setEnd(node, unitsOf(node.data, Math.min(piece.end, end) - piece.start));
        return range;
      });
  }
}
