// The first view: what is contested, denied, unverified or rests on one source, by event.

const EVENTS_AT_ONCE = 30;
const SINGLES_SHOWN = 2;
const ROWS_WHEN_FILTERED = 12;
let eventsShown = EVENTS_AT_ONCE;

const badge = (status) => h("span", { class: `badge ${status}` }, STATUS[status]);

function sourceLink(index) {
  const source = sources[index];
  return h("a", { href: linkTo("source", source), class: "name" }, bdi(source.name));
}

function joinNames(indices, most) {
  const names = indices.slice(0, most).map((index, place) => [place ? ", " : "", sourceLink(index)]);
  if (indices.length > most) names.push(` and ${indices.length - most} more`);
  return names;
}

function whereSaid(claim) {
  const outlets = [...new Set(claim.members.map((member) => documents[member.document].outlet).filter(Boolean))];
  const parts = [outlets.slice(0, 2).join(", ") + (outlets.length > 2 ? ` +${outlets.length - 2}` : ""), writeDays(claim.first, claim.last)];
  return parts.filter(Boolean).join(", ");
}

// one claim as a row: the figure, who says it, where, the sentence
function claimRow(claim, { badges = [], note = null } = {}) {
  const member = claim.members[0];
  const figure = writeFigure(claim);
  const scope = writeScope(claim.scope);
  return h("li", { class: "row" },
    h("p", { class: "line" },
      figure ? h("strong", { class: "figure" }, figure) : null,
      scope ? h("span", { class: "scope" }, bdi(scope)) : null,
      h("span", { class: "who" }, joinNames(speakersOf(claim), 3)),
      h("span", { class: "where" }, bdi(whereSaid(claim))),
      badges.map(badge)),
    h("a", { class: "sentence", href: linkTo("claim", claim), dir: "auto" }, renderSentence(member).nodes),
    note);
}

function groupNote(word, nodes) {
  return h("div", { class: "answer" }, h("span", { class: "word" }, word), nodes);
}

function deniedRow(claim) {
  const answers = deniersOf(claim).slice(0, 3).map((other) =>
    groupNote("Denied by ", [joinNames(speakersOf(other), 2), ": ",
      h("a", { class: "sentence", href: linkTo("claim", other), dir: "auto" }, renderSentence(other.members[0]).nodes)]));
  return claimRow(claim, { note: answers.length ? answers : reasonNote(claim, "denied") });
}

function reasonNote(claim, status) {
  const found = (claim.findings || []).filter((finding) => finding.status === status);
  return found.length ? found.slice(0, 2).map((finding) => groupNote("", describeFinding(finding))) : null;
}

function describeFinding(finding) {
  const line = [h("bdi", null, capital(finding.reason || STATUS[finding.status]))];
  if (finding.why && !(finding.reason || "").includes(finding.why)) line.push(" — ", bdi(finding.why));
  return line;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function block(status, rows) {
  if (!rows.length) return null;
  return h("section", { class: `block ${status}` }, h("h3", null, STATUS[status]), h("ul", null, rows));
}

const byNumber = (one, other) =>
  (one.unit || "").localeCompare(other.unit || "") || (one.low ?? one.high ?? 0) - (other.low ?? other.high ?? 0);

// contested claims in groups that stand against each other, each from the least to the most
function groupOpponents(contested) {
  const groups = [];
  const seen = new Set();
  const gather = (claim, group) => {
    if (seen.has(claim) || !contested.includes(claim)) return;
    seen.add(claim);
    group.push(claim);
    opponentsOf(claim).forEach((other) => gather(other, group));
  };
  for (const claim of contested) {
    const group = [];
    gather(claim, group);
    if (group.length) groups.push(group.sort(byNumber));
  }
  return groups;
}

const contestedGroup = (group) => h("ul", { class: "against" }, group.map((claim) =>
  claimRow(claim, { badges: claim.status.filter((status) => status === "denied" || status === "unverified") })));

function eventCard(event, own) {
  const contested = own.filter((claim) => claim.status.includes("contested")).sort(byNumber);
  const denied = own.filter((claim) => claim.status.includes("denied") && !contested.includes(claim));
  const unverified = own.filter((claim) => claim.status.includes("unverified") && !contested.includes(claim) && !denied.includes(claim));
  const calm = own.filter((claim) => !isHot(claim));
  const single = calm.filter((claim) => claim.status.includes("single-source") && (claim.unit || isFiltered()));
  const agreed = isFiltered() ? calm.filter((claim) => !single.includes(claim)) : [];
  const most = isFiltered() ? ROWS_WHEN_FILTERED : SINGLES_SHOWN;
  const rest = calm.length - Math.min(single.length, most) - Math.min(agreed.length, most);
  return h("article", { class: "event", "data-event": event.id },
    h("h2", { dir: "auto" }, h("a", { href: linkTo("event", event) }, event.title)),
    h("p", { class: "ranges", title: INDEPENDENT }, describeRanges(event)),
    contested.length ? h("section", { class: "block contested" }, h("h3", null, STATUS.contested), groupOpponents(contested).map(contestedGroup)) : null,
    block("denied", denied.map(deniedRow)),
    block("unverified", unverified.map((claim) => claimRow(claim, { note: reasonNote(claim, "unverified") }))),
    block("corroborated", agreed.slice(0, most).map((claim) => claimRow(claim))),
    block("single-source", single.slice(0, most).map((claim) => claimRow(claim))),
    rest > 0 ? h("p", { class: "more" }, h("a", { href: linkTo("event", event) }, `${plural(rest, "further claim")}`)) : null);
}

function describeRanges(event) {
  const parts = (event.ranges || []).map(([unit, low, high]) => `${writeRange(low, high)} ${unit}`);
  const days = writeDays(event.first, event.last);
  if (days && !event.title.includes(days)) parts.unshift(days);
  parts.push(writeSources(event.sources || 0, event.independent || 0, "of them independent"));
  return parts.join(" · ");
}

// events with what is contested first, then denied, unverified, then by how many figures they hold
function rankEvents() {
  const groups = new Map();
  for (const index of passing) {
    const claim = claims[index];
    if (claim.event === undefined) continue;
    if (!groups.has(claim.event)) groups.set(claim.event, []);
    groups.get(claim.event).push(claim);
  }
  const weigh = (own) => [...HEAT.map((status) => own.filter((claim) => claim.status.includes(status)).length),
    own.filter((claim) => claim.unit).length, own.length];
  return [...groups].map(([index, own]) => ({ event: events[index], own, weight: weigh(own) }))
    .sort((one, other) => {
      const hot = (weight) => HEAT.findIndex((_, place) => weight[place] > 0);
      const rank = (weight) => (hot(weight) < 0 ? HEAT.length : hot(weight));
      if (rank(one.weight) !== rank(other.weight)) return rank(one.weight) - rank(other.weight);
      for (let place = 0; place < one.weight.length; place += 1)
        if (one.weight[place] !== other.weight[place]) return other.weight[place] - one.weight[place];
      return one.event.index - other.event.index;
    });
}

function statusBar() {
  const choices = Object.keys(STATUS).map((status) => [status, claims.filter((claim) => claim.status.includes(status)).length]);
  return h("div", { class: "statuses", role: "group", "aria-label": "Show claims that are" },
    choices.filter(([, count]) => count).map(([status, count]) =>
      h("a", {
        class: `status ${status}`, href: link({ status: state.status === status ? "" : status, show: "" }),
        "aria-current": state.status === status ? "true" : null,
      }, h("b", null, writeCount(count)), " ", STATUS[status].toLowerCase())));
}

function renderOverview() {
  const ranked = rankEvents();
  const visible = ranked.slice(0, eventsShown);
  return [
    statusBar(),
    leftOutNote(),
    ranked.length ? null : h("p", { class: "notice" }, "No claim passes the filters. ", h("a", { href: "#" }, "Show all")),
    visible.map(({ event, own }) => eventCard(event, own)),
    ranked.length > visible.length
      ? h("p", { class: "more" }, h("button", { type: "button", click: () => { eventsShown += EVENTS_AT_ONCE; render(); } },
        `Show ${Math.min(EVENTS_AT_ONCE, ranked.length - visible.length)} of ${writeCount(ranked.length - visible.length)} more events`))
      : null,
  ];
}

function leftOutNote() {
  const parts = [];
  const lost = data.left_out || {};
  if (lost.claims) parts.push(`${plural(lost.claims, "claim")} of too large a corpus are not on this page`);
  const drawn = ["claims", "sources", "events"].filter((kind) => lost[`drawn ${kind}`])
    .map((kind) => `${writeCount(lost[`drawn ${kind}`])} ${kind}`);
  if (drawn.length) parts.push(`the graph leaves out ${drawn.join(", ")} that nothing ties to other sources; the lists have them`);
  return parts.length ? h("p", { class: "left-out" }, `${capital(parts.join("; "))}.`) : null;
}
