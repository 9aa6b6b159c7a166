// The page as a whole: from the address to what is shown.

const RENDER = { claim: renderClaim, source: renderSource, event: renderEvent, article: renderArticle };
const RENDER_VIEW = { overview: renderOverview, claims: renderClaims, sources: renderSources, articles: renderArticles };

function render() {
  filterClaims();
  const found = shown();
  const content = found ? RENDER[found.kind](found.item, found.index) : RENDER_VIEW[state.view]();
  const holder = h("div", { class: found ? "detail" : state.view }, content);
  if (state.show && !found)
    holder.prepend(h("p", { class: "notice" }, "The address names something that is not on this page."));
  byId("reading").replaceChildren(holder);
  document.body.classList.toggle("wide", !found && state.view !== "overview");
  document.body.classList.toggle("narrowed", Boolean(found) || state.view !== "overview");
  drawViews();
  drawFilters();
  byId("search").value = document.activeElement === byId("search") ? byId("search").value : state.q || "";
}

function drawViews() {
  byId("views").replaceChildren(...Object.entries(VIEWS).map(([view, name]) =>
    h("a", { href: link({ view, show: "" }), "aria-current": state.view === view ? "page" : null }, name)));
}

function option(value, text, chosen) {
  return h("option", { value, selected: value === chosen }, text);
}

function choice(name, label, options) {
  return h("label", null, label,
    h("select", { name, "data-filter": name, change: (event) => go({ [name]: event.target.value, show: "" }) },
      option("", "any", state[name] || ""), options.map(([value, text]) => option(value, text, state[name]))));
}

function dateChoice(name, label) {
  return h("label", null, label, h("input", {
    type: "date", name, "data-filter": name, value: state[name] || "", change: (event) => go({ [name]: event.target.value, show: "" }),
  }));
}

const unique = (values) => [...new Set(values.filter(Boolean))].sort((one, other) => one.localeCompare(other));

function drawFilters() {
  const set = FILTERS.filter((name) => name !== "q" && state[name]);
  const button = byId("filter-button");
  button.textContent = set.length ? `Filters (${set.length})` : "Filters";
  const form = byId("filters");
  if (form.hidden) return;
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.filter : null;
  const speaking = sources.filter((_, index) => bySource[index].length).sort((one, other) => one.name.localeCompare(other.name));
  form.replaceChildren(
    choice("status", "Status", Object.entries(STATUS).filter(([status]) => claims.some((claim) => claim.status.includes(status)))),
    choice("source", "Source", speaking.map((source) => [source.key, source.name])),
    choice("type", "Type of source", unique(sources.map((source) => source.type)).map((type) => [type, type])),
    choice("outlet", "Outlet", unique(documents.map((doc) => doc.outlet)).map((outlet) => [outlet, outlet])),
    choice("event", "Event", events.map((event) => [event.id, event.title])),
    dateChoice("since", "Reported from"),
    dateChoice("until", "to"),
    h("button", { type: "button", click: () => go(Object.fromEntries([...FILTERS, "show"].map((name) => [name, ""]))) }, "Clear all"));
  if (focused) {
    const again = form.querySelector(`[data-filter="${CSS.escape(focused)}"]`);
    if (again) again.focus();
  }
}

function follow() {
  const before = state;
  state = readState();
  const moved = before.show !== state.show;
  const narrowed = FILTERS.some((name) => before[name] !== state[name]);
  if (before.view !== state.view || narrowed) eventsShown = EVENTS_AT_ONCE;
  render();
  updateGraph(moved, narrowed);
  if (moved || before.view !== state.view) {
    byId("reading").scrollTop = 0;
    if (state.show) byId("reading").focus({ preventScroll: true });
    const heading = byId("reading").querySelector("h2");
    announce(heading && state.show ? heading.textContent : VIEWS[state.view]);
  } else announce(`${plural(passing.size, "claim")} shown`);
}

let typing = null;
function startControls() {
  byId("search").addEventListener("input", (event) => {
    clearTimeout(typing);
    const words = event.target.value;
    typing = setTimeout(() => {
      history.replaceState(null, "", link({ q: words.trim(), show: "" }));
      follow();
    }, 200);
  });
  byId("filter-button").addEventListener("click", () => {
    const form = byId("filters");
    form.hidden = !form.hidden;
    byId("filter-button").setAttribute("aria-expanded", String(!form.hidden));
    drawFilters();
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("skip").addEventListener("click", () => byId("reading").focus());
  document.addEventListener("keydown", (event) => {
    const typingNow = /^(input|select|textarea)$/i.test(event.target.tagName);
    if (event.key === "/" && !typingNow && !event.ctrlKey && !event.metaKey) {
      byId("search").focus();
      event.preventDefault();
    } else if (event.key === "Escape" && !typingNow && state.show) go({ show: "" });
  });
  window.addEventListener("hashchange", follow);
}

function start() {
  byId("title").textContent = data.title;
  const days = claims.flatMap((claim) => [claim.first, claim.last]).filter(Boolean).sort();
  byId("counts").textContent = [plural(documents.length, "article"), plural(claims.length, "claim"),
    plural(events.length, "event"), plural(sources.filter((_, index) => bySource[index].length).length, "source"),
    writeDays(days[0], days[days.length - 1])].filter(Boolean).join(" · ");
  state = readState();
  startControls();
  render();
  startGraph();
  updateGraph(true, isFiltered());
  document.documentElement.dataset.ready = "true";
}

start();
