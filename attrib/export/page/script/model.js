// The data of the page, and what is looked up in it: who denies a claim, what a source says, where things stand.

const data = JSON.parse(byId("data").textContent);
const { documents, sources, events, claims } = data;

const STATUS = {
  contested: "Contested",
  denied: "Denied",
  unverified: "Unverified",
  "single-source": "One source",
  corroborated: "Corroborated",
  confirmed: "Confirmed",
};
const INDEPENDENT = "Sources are counted by name. Independent: an organisation with its people and its channel counts once, "
  + "unnamed people once together, copies and an outlet that credits somebody else not at all.";
const HEAT = ["contested", "denied", "unverified"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const idOf = { claim: new Map(), event: new Map(), source: new Map(), article: new Map() };
const bySource = sources.map(() => []);
const byDocument = documents.map(() => []);
const incoming = claims.map(() => []);

claims.forEach((claim, index) => {
  claim.index = index;
  claim.status = claim.status || [];
  claim.relations = claim.relations || [];
  claim.members = claim.members || [];
  idOf.claim.set(claim.id, index);
  for (const key of new Set(claim.members.map((member) => member.source))) bySource[key].push(index);
  for (const key of new Set(claim.members.map((member) => member.document))) byDocument[key].push(index);
  for (const relation of claim.relations) incoming[relation.claim].push({ ...relation, claim: index });
  const dates = claim.members.map((member) => day(member.date)).filter(Boolean).sort();
  claim.first = dates[0] || "";
  claim.last = dates[dates.length - 1] || "";
});
events.forEach((event, index) => { event.index = index; event.claims = event.claims || []; idOf.event.set(event.id, index); });
sources.forEach((source, index) => idOf.source.set(source.key, index));
documents.forEach((doc, index) => { doc.pieces = doc.pieces || []; idOf.article.set(doc.id, index); });

function day(date) {
  return /^\d{4}-\d{2}-\d{2}/.test(date || "") ? date.slice(0, 10) : "";
}

function writeDay(date) {
  const iso = day(date);
  if (!iso) return date || "";
  return `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1] || ""} ${iso.slice(0, 4)}`;
}

function writeDays(first, last) {
  if (!first || !last || first === last) return writeDay(first || last);
  return `${writeDay(first)} to ${writeDay(last)}`;
}

const writeCount = (number) => number.toLocaleString("en");
// "3 sources, 2 of them independent"; of one source nothing is said
const writeSources = (number, independent, words) =>
  plural(number, "source") + (number > 1 ? `, ${writeCount(independent)} ${words}` : "");
const plural = (number, one, many) => `${writeCount(number)} ${number === 1 ? one : many || `${one}s`}`;

// 27 | 27 or more | up to 27 | 12–27
function writeRange(low, high) {
  const known = (value) => value !== undefined && value !== null;
  if (known(low) && known(high)) return low === high ? writeCount(low) : `${writeCount(low)}–${writeCount(high)}`;
  if (known(low)) return `${writeCount(low)} or more`;
  return known(high) ? `up to ${writeCount(high)}` : "?";
}

// 27 killed | 9 children killed
function writeFigure(claim) {
  if (!claim.unit) return "";
  const [kind, people] = (claim.scope || "").split(":");
  return [writeRange(claim.low, claim.high), kind === "part" ? people : "", claim.unit].filter(Boolean).join(" ");
}

// the scope of a figure in a reader's words; a whole toll needs none
function writeScope(scope) {
  if (!scope || scope === "total" || scope === "unknown") return "";
  const [kind, what] = scope.split(":");
  if (kind === "part") return what ? "" : "part of a toll";
  if (kind === "place") return what ? `in ${what}` : "in one place";
  if (kind === "addition") return "further ones";
  return what || kind;
}

const textOf = (doc, [start, end]) => {
  for (const [at, text] of doc.pieces)
    if (start >= at && end <= at + text.length) return text.slice(start - at, end - at);
  return "";
};

const sentenceOf = (member) => textOf(documents[member.document], member.sentence);
const headline = (doc) => doc.title || doc.id;
const hotness = (claim) => HEAT.findIndex((status) => claim.status.includes(status));
const isHot = (claim) => hotness(claim) >= 0;

function speakersOf(claim) {
  return [...new Set(claim.members.map((member) => member.source))];
}

function deniersOf(claim) {
  return incoming[claim.index].filter((relation) => relation.type === "denies").map((relation) => claims[relation.claim]);
}

function opponentsOf(claim) {
  const both = [...claim.relations, ...incoming[claim.index]];
  return [...new Set(both.filter((relation) => relation.type === "conflicts").map((relation) => relation.claim))]
    .map((index) => claims[index]);
}
