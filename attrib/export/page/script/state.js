// What is shown: kept in the address after "#", so that each state has a link of its own.

const FILTERS = ["q", "status", "source", "type", "outlet", "event", "since", "until"];
const OTHERS = ["show", "graph", "sort"]; // what is opened, "all" for a crowded graph, a table's order
const VIEWS = { overview: "Overview", claims: "Claims", sources: "Sources", articles: "Articles" };
let state = {};
let passing = new Set();

function readState() {
  const found = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const view = Object.hasOwn(VIEWS, found.view || "") ? found.view : "overview";
  const next = { view };
  for (const name of [...FILTERS, ...OTHERS]) if (found[name]) next[name] = found[name];
  return next;
}

function link(changes) {
  const next = { ...state, ...changes };
  const found = new URLSearchParams();
  if (next.view && next.view !== "overview") found.set("view", next.view);
  for (const name of [...FILTERS, ...OTHERS]) if (next[name]) found.set(name, next[name]);
  return `#${found}`;
}

const linkTo = (kind, item) => link({ show: `${kind}:${kind === "source" ? item.key : item.id}` });

// what `show` names: {kind, item}, or null
function shown() {
  if (!state.show) return null;
  const cut = state.show.indexOf(":");
  const kind = state.show.slice(0, cut);
  const index = idOf[kind] && idOf[kind].get(state.show.slice(cut + 1));
  if (index === undefined) return null;
  return { kind, index, item: { claim: claims, event: events, source: sources, article: documents }[kind][index] };
}

function go(changes) {
  location.hash = link(changes);
}

const fold = (text) => (text || "").normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en");

function searchText(claim) {
  if (claim.folded === undefined) {
    const event = events[claim.event];
    const parts = [claim.id, claim.text, writeFigure(claim), event && event.title];
    for (const member of claim.members)
      parts.push(sentenceOf(member), member.speaker, sources[member.source].name, documents[member.document].title, documents[member.document].outlet);
    claim.folded = fold(parts.filter(Boolean).join("\n"));
  }
  return claim.folded;
}

// the members that pass the filters on who, where and when
function passingMembers(claim) {
  return claim.members.filter((member) => {
    const source = sources[member.source];
    const doc = documents[member.document];
    const date = day(member.date);
    return (!state.source || source.key === state.source)
      && (!state.type || source.type === state.type)
      && (!state.outlet || doc.outlet === state.outlet)
      && (!state.since || (date && date >= state.since))
      && (!state.until || (date && date <= state.until));
  });
}

function passes(claim, words) {
  if (state.status && !claim.status.includes(state.status)) return false;
  if (state.event && (claim.event === undefined || events[claim.event].id !== state.event)) return false;
  if (!passingMembers(claim).length) return false;
  return words.every((word) => searchText(claim).includes(word));
}

function filterClaims() {
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  passing = new Set(claims.filter((claim) => passes(claim, words)).map((claim) => claim.index));
}

const isFiltered = () => FILTERS.some((name) => state[name]);
