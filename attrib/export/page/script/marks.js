// Sentences with source, cue and content marked.

// the pieces of doc[from:to] with the classes of the marks [start, end, class] that cover each
function runs(doc, from, to, marks) {
  const cuts = new Set([from, to]);
  for (const [start, end] of marks) {
    if (start > from && start < to) cuts.add(start);
    if (end > from && end < to) cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index];
    const covering = marks.filter((mark) => mark[0] <= start && mark[1] >= end && mark[0] < mark[1]);
    return { text: textOf(doc, [start, end]), classes: covering.map((mark) => mark[2]), marks: covering };
  });
}

function renderRuns(doc, from, to, marks) {
  return runs(doc, from, to, marks).map(({ text, classes }) =>
    classes.length ? h("span", { class: [...new Set(classes)].join(" ") }, text) : text);
}

const marksOf = (member) => [
  ...(member.content || []).map(([start, end]) => [start, end, "content"]),
  ...(member.source_words || []).map(([start, end]) => [start, end, "source"]),
  ...(member.cue || []).map(([start, end]) => [start, end, "cue"]),
  ...(member.own ? [[...member.span, "content"]] : []),
];

// the sentence of a member with its marks; where the words run over several sentences, all of them
function renderSentence(member, wide) {
  const doc = documents[member.document];
  let [start, end] = member.sentence;
  if (wide)
    for (const [from, to] of marksOf(member)) {
      start = Math.min(start, from);
      end = Math.max(end, to);
    }
  const [low, high] = pieceAround(doc, start, end);
  start = Math.max(start, low);
  end = Math.min(end, high);
  return { start, end, low, high, doc, nodes: renderRuns(doc, start, end, marksOf(member)) };
}

function pieceAround(doc, start, end) {
  for (const [at, text] of doc.pieces)
    if (start >= at && start <= at + text.length) return [at, at + text.length];
  return [start, end];
}

// the sentence, with what stands before and after it in the article
function renderContext(member, reach) {
  const { start, end, low, high, doc, nodes } = renderSentence(member, true);
  const from = wordStart(doc, Math.max(low, start - reach), low);
  const to = wordEnd(doc, Math.min(high, end + reach), high);
  return h("blockquote", { dir: "auto" },
    from > 0 ? h("span", { class: "around" }, "… ") : null,
    h("span", { class: "around" }, textOf(doc, [from, start])),
    h("span", { class: "told" }, nodes),
    h("span", { class: "around" }, textOf(doc, [end, to])),
    to < high || !doc.whole ? h("span", { class: "around" }, " …") : null);
}

function wordStart(doc, place, low) {
  while (place > low && !/\s/.test(textOf(doc, [place - 1, place]))) place -= 1;
  return place;
}

function wordEnd(doc, place, high) {
  while (place < high && !/\s/.test(textOf(doc, [place, place + 1]))) place += 1;
  return place;
}
