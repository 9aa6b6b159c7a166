// One claim, source, event or article, with every sentence that speaks of it.

const CONTEXT = 220;

function backLink() {
  return h("p", { class: "back" }, h("a", { href: link({ show: "" }) }, `← ${VIEWS[state.view]}`));
}

function renderClaim(claim) {
  const event = events[claim.event];
  const figure = writeFigure(claim);
  const scope = writeScope(claim.scope);
  return [
    backLink(),
    h("h2", { class: "claim-title", dir: "auto" }, figure ? [figure, scope ? [" ", bdi(`(${scope})`)] : null] : claim.text),
    h("p", { class: "badges" }, claim.status.map(badge),
      h("span", { class: "count" }, ` ${writeSources(claim.sources || 0, claim.independent || 0, "independent")}`)),
    event ? h("p", { class: "of-event" }, "Event: ", h("a", { href: linkTo("event", event) }, bdi(event.title))) : null,
    claim.place || claim.day ? h("p", { class: "of-event" }, "Speaks of ", bdi([claim.place, claim.day && writeDays(...claim.day.split("/"))].filter(Boolean).join(", "))) : null,
    findingList(claim),
    relationList(claim),
    h("h3", null, claim.members.length === 1 ? "Where it is said" : `The ${writeCount(claim.members.length)} places where it is said`),
    claim.members.map((member) => memberCard(member)),
    h("p", { class: "cite" }, "Claim ", h("code", null, claim.id)),
  ];
}

function findingList(claim) {
  const found = (claim.findings || []).filter((finding) => finding.reason);
  if (!found.length) return null;
  return h("dl", { class: "findings" }, found.map((finding) => [
    h("dt", null, badge(finding.status)),
    h("dd", { dir: "auto" }, describeFinding(finding),
      finding.part && !finding.reason.includes(finding.part) ? [" (", bdi(finding.part), ")"] : null,
      finding.words ? h("q", null, finding.words.text) : null),
  ]));
}

const RELATION_WORDS = { conflicts: "In conflict with", denies: "Denies", confirms: "Confirms", revises: "Revises" };
const PASSIVE = { conflicts: "In conflict with", denies: "Denied by", confirms: "Confirmed by", revises: "Revised by" };

function relationList(claim) {
  const rows = [];
  const seen = new Set();
  const add = (relation, words) => {
    const key = `${relation.type === "conflicts" ? "" : words[relation.type]}${relation.claim}`;
    if (seen.has(key)) return;
    seen.add(key);
    const other = claims[relation.claim];
    rows.push(h("li", null,
      h("p", { class: "line" }, h("span", { class: "word" }, words[relation.type] || relation.type), " ",
        h("strong", null, writeFigure(other)), " ", h("span", null, joinNames(speakersOf(other), 3))),
      h("a", { class: "sentence", href: linkTo("claim", other), dir: "auto" }, renderSentence(other.members[0]).nodes),
      relation.reason ? h("p", { class: "reason", dir: "auto" }, capital(relation.reason),
        relation.words ? [": ", relation.words.map((words) => h("q", null, words))] : null) : null));
  };
  claim.relations.forEach((relation) => add(relation, RELATION_WORDS));
  incoming[claim.index].forEach((relation) => add(relation, PASSIVE));
  return rows.length ? h("section", { class: "relations" }, h("h3", null, "Against other claims"), h("ul", null, rows)) : null;
}

function memberCard(member) {
  const doc = documents[member.document];
  const source = sources[member.source];
  const named = member.speaker && fold(member.speaker) !== fold(source.name);
  return h("article", { class: "member" },
    h("p", { class: "line" },
      named && !member.own ? [h("span", { class: "speaker" }, bdi(member.speaker)), " for "] : null,
      sourceLink(member.source),
      named && member.own ? ["naming ", h("span", { class: "speaker" }, bdi(member.speaker))] : null,
      h("span", { class: "type" }, source.type || ""),
      member.stance && member.stance !== "asserts" ? h("span", { class: "stance" }, member.stance) : null,
      member.hedged ? h("span", { class: "stance" }, "hedged by the article") : null,
      member.own ? h("span", { class: "stance" }, "the article's own words") : null),
    renderContext(member, CONTEXT),
    h("p", { class: "where" },
      [doc.outlet, writeDay(member.date || doc.date)].filter(Boolean).map((part) => [bdi(part), ", "]),
      h("a", { href: linkTo("article", doc) }, bdi(headline(doc))),
      doc.url ? [" · ", outward(doc.url, "original")] : null),
    h("details", null, h("summary", null, "Why it is read so"),
      h("dl", null,
        member.rule ? [h("dt", null, "Rule"), h("dd", null, h("code", null, member.rule),
          member.confidence !== undefined ? ` (confidence ${member.confidence.toFixed(2)})` : "",
          data.readings[member.rule] ? h("p", null, `${data.readings[member.rule]}.`) : null)] : null,
        member.resolved ? [h("dt", null, "Source"), h("dd", { dir: "auto" }, member.resolved)] : null,
        member.reason ? [h("dt", null, "In this claim because"), h("dd", { dir: "auto" }, member.reason)] : null,
        member.copied !== undefined ? [h("dt", null, "Copied from"), h("dd", null, h("a", { href: linkTo("article", documents[member.copied]) }, bdi(headline(documents[member.copied]))))] : null,
        [h("dt", null, "Place"), h("dd", null, h("code", null, `${doc.id} [${member.at[0]}:${member.at[1]}]`))])));
}

function renderSource(source, index) {
  const own = bySource[index].map((key) => claims[key]);
  const denied = own.filter((claim) => deniersOf(claim).length);
  const links = data.links.filter(([from, to]) => from === index || to === index);
  return [
    backLink(),
    h("h2", { dir: "auto" }, source.name),
    h("p", { class: "where" }, [source.type, source.country, plural(own.length, "claim")].filter(Boolean).join(" · ")),
    denied.length ? h("section", { class: "relations" }, h("h3", null, "Denied by others"), h("ul", null, denied.map(deniedRow))) : null,
    linkList("Member of", links.filter(([from, , kind]) => kind === "member of" && from === index), 1),
    linkList("Speak for it or belong to it", links.filter(([, to, kind]) => kind === "member of" && to === index), 0),
    linkList("Passes on", links.filter(([from, , kind]) => kind === "relays" && from === index), 1),
    linkList("Passed on by", links.filter(([, to, kind]) => kind === "relays" && to === index), 0),
    linkList("Relies on (claims)", links.filter(([from, , kind]) => kind === "relies on" && from === index), 1),
    linkList("Outlets that rely on it (claims)", links.filter(([, to, kind]) => kind === "relies on" && to === index), 0),
    makeTable(`source ${source.key}`, "What it claims", CLAIM_COLUMNS.filter((column) => column.name !== "Who"), own),
  ];
}

function linkList(word, links, end) {
  if (!links.length) return null;
  const sorted = [...links].sort((one, other) => other[3] - one[3]);
  return h("p", { class: "links" }, h("span", { class: "word" }, `${word}: `),
    sorted.slice(0, 12).map((item, place) => [place ? ", " : "", sourceLink(item[end]), item[3] > 1 ? ` (${writeCount(item[3])})` : ""]),
    sorted.length > 12 ? ` and ${sorted.length - 12} more` : null);
}

function renderEvent(event) {
  const own = event.claims.map((index) => claims[index]);
  const units = [...new Set(own.map((claim) => claim.unit).filter(Boolean))];
  const hot = own.filter(isHot).sort((one, other) => hotness(one) - hotness(other));
  return [
    backLink(),
    h("h2", { dir: "auto" }, event.title),
    h("p", { class: "ranges" }, describeRanges(event)),
    units.map((unit) => [tollChart(event, unit), tollTable(event, unit)]),
    hot.length ? claimTable(`hot ${event.id}`, "Contested, denied, unverified", hot) : null,
    claimTable(`event ${event.id}`, "All claims", own),
  ];
}

function tollTable(event, unit) {
  const rows = tollRows(event, unit);
  if (!rows.length) return null;
  return makeTable(`toll ${event.id} ${unit}`, `${capital(unit)}: who says how many, and when`, [
    { name: "Reported", value: (row) => row.date, class: "day", render: (row) => writeDay(row.date) },
    { name: "Source", value: (row) => sources[row.member.source].name, render: (row) => sourceLink(row.member.source) },
    { name: capital(unit), value: (row) => writeRange(row.low, row.high), number: true,
      render: (row) => h("a", { href: linkTo("claim", row.claim) }, writeRange(row.low, row.high)) },
    { name: "Outlet", value: (row) => documents[row.member.document].outlet || "" },
    { name: "Sentence", value: (row) => sentenceOf(row.member), class: "text", render: (row) => renderSentence(row.member).nodes },
  ], rows);
}

function renderArticle(doc, index) {
  const marks = [];
  for (const key of byDocument[index])
    for (const member of claims[key].members)
      if (member.document === index) marks.push(...marksOf(member).map((mark) => [...mark, key]));
  const body = doc.pieces.map(([at, text], place) => [
    place || at ? h("p", { class: "gap" }, "…") : null,
    h("div", { class: "article", dir: "auto" }, runs(doc, at, at + text.length, marks).map((run) => {
      if (!run.classes.length) return run.text;
      if (!run.text.trim()) return h("span", { class: [...new Set(run.classes)].join(" ") }, run.text);
      const inner = run.marks.reduce((best, mark) => (mark[1] - mark[0] < best[1] - best[0] ? mark : best));
      const classes = [...new Set(run.classes)].join(" ");
      return h("a", { class: classes, href: linkTo("claim", claims[inner[3]]), tabindex: run.classes.includes("cue") || inner[2] === "content" ? null : "-1" }, run.text);
    })),
  ]);
  return [
    backLink(),
    h("h2", { dir: "auto" }, headline(doc)),
    h("p", { class: "where" }, [doc.outlet, writeDay(doc.date), doc.id].filter(Boolean).map((part, place) => [place ? " · " : "", bdi(part)]),
      doc.url ? [" · ", outward(doc.url, "original")] : null),
    h("p", { class: "key" }, h("span", { class: "source" }, "source"), " ", h("span", { class: "cue" }, "cue"), " ", h("span", { class: "content" }, "what is said")),
    body,
    claimTable(`article ${doc.id}`, "Claims of this article", byDocument[index].map((key) => claims[key])),
  ];
}
