// The toll of an event by source over time, drawn as SVG; the table under it says the same in words.

const CHART = { width: 560, height: 240, left: 44, right: 128, top: 14, bottom: 30, inset: 16 };
const LINES = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#5a5a5a"];

// every figure of a unit that an event's claims hold, by date
function tollRows(event, unit) {
  const rows = [];
  for (const index of event.claims) {
    const claim = claims[index];
    for (const member of claim.members)
      for (const figure of member.figures || [])
        if (figure.unit === unit && !(figure.role === "part" || figure.role === "further"))
          rows.push({ claim, member, low: figure.low, high: figure.high, qualifier: figure.qualifier, date: day(member.date) });
  }
  return rows.sort((one, other) => one.date.localeCompare(other.date) || one.claim.index - other.claim.index);
}

const middle = (row) => row.low ?? row.high;

function niceTop(value) {
  const size = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * size).find((top) => top >= value);
}

function tollChart(event, unit) {
  const rows = tollRows(event, unit).filter((row) => row.date && middle(row) !== undefined);
  const dates = [...new Set(rows.map((row) => row.date))].sort();
  if (rows.length < 2) return null;
  if (dates.length === 1) return dotChart(rows, unit);
  const top = niceTop(Math.max(...rows.map((row) => row.high ?? row.low)));
  const inner = { width: CHART.width - CHART.left - CHART.right, height: CHART.height - CHART.top - CHART.bottom };
  const time = (date) => Date.parse(date);
  const span = time(dates[dates.length - 1]) - time(dates[0]);
  const x = (date) => CHART.left + CHART.inset + ((time(date) - time(dates[0])) / span) * (inner.width - CHART.inset);
  const y = (value) => CHART.top + (1 - value / top) * inner.height;
  const series = new Map();
  for (const row of rows) {
    if (!series.has(row.member.source)) series.set(row.member.source, []);
    series.get(row.member.source).push(row);
  }
  const label = `${capital(unit)} by source over time: ` + [...series].map(([source, own]) =>
    `${sources[source].name} ${own.map((row) => `${writeRange(row.low, row.high)} on ${writeDay(row.date)}`).join(", ")}`).join("; ");
  const labels = spreadLabels([...series].map(([source, own], place) => ({
    source, place, y: y(middle(own[own.length - 1])), text: sources[source].name,
  })), CHART.top + 4, CHART.height - CHART.bottom);
  return h("figure", { class: "chart" },
    svg("svg", { viewBox: `0 0 ${CHART.width} ${CHART.height}`, role: "img", "aria-label": label },
      [0, top / 2, top].map((value) => [
        svg("line", { class: "grid", x1: CHART.left, x2: CHART.width - CHART.right, y1: y(value), y2: y(value) }),
        svg("text", { class: "tick", x: CHART.left - 6, y: y(value) + 4, "text-anchor": "end" }, writeCount(value)),
      ]),
      [dates[0], dates[dates.length - 1]].map((date, place) =>
        svg("text", { class: "tick", x: x(date), y: CHART.height - 10, "text-anchor": place ? "end" : "start" }, writeDay(date))),
      [...series].map(([, own], place) => drawSeries(own, place, x, y)),
      labels.map((item) => svg("text", {
        class: "series", x: CHART.width - CHART.right + 10, y: item.at + 4, fill: LINES[item.place % LINES.length],
      }, cutName(item.text, 20)))),
    h("figcaption", null, `${capital(unit)}, by source and day of the report. An arrow: that many or more; a bar: from, to.`));
}

// all on one day: a line a source, its numbers along it
function dotChart(rows, unit) {
  const own = new Map();
  for (const row of rows) {
    if (!own.has(row.member.source)) own.set(row.member.source, []);
    own.get(row.member.source).push(row);
  }
  const lines = [...own].sort((one, other) => Math.max(...other[1].map(middle)) - Math.max(...one[1].map(middle)));
  const top = niceTop(Math.max(...rows.map((row) => row.high ?? row.low)));
  const [left, step, right] = [190, 20, 30];
  const width = CHART.width - left - right;
  const height = lines.length * step + 34;
  const x = (value) => left + (value / top) * width;
  const label = `${capital(unit)} by source: ` + lines.map(([source, found]) =>
    `${sources[source].name} ${found.map((row) => writeRange(row.low, row.high)).join(", ")}`).join("; ");
  return h("figure", { class: "chart" },
    svg("svg", { viewBox: `0 0 ${CHART.width} ${height}`, role: "img", "aria-label": label },
      [0, top / 2, top].map((value) => [
        svg("line", { class: "grid", x1: x(value), x2: x(value), y1: 6, y2: height - 24 }),
        svg("text", { class: "tick", x: x(value), y: height - 8, "text-anchor": "middle" }, writeCount(value)),
      ]),
      lines.map(([source, found], place) => {
        const y = 16 + place * step;
        return svg("g", null,
          svg("text", { class: "series name", x: left - 12, y: y + 4, "text-anchor": "end" }, cutName(sources[source].name, 30)),
          found.map((row) => dot(row, x, y)));
      })),
    h("figcaption", null, `${capital(unit)}, by source, reported on ${writeDay(rows[0].date)}. An arrow: that many or more; a bar: from, to.`));
}

function dot(row, x, y) {
  const stroke = LINES[0];
  const at = x(middle(row));
  return svg("g", { stroke, fill: stroke },
    row.low !== undefined && row.high !== undefined && row.low !== row.high
      ? svg("line", { class: "bar", x1: x(row.low), x2: x(row.high), y1: y, y2: y }) : null,
    row.high === undefined ? svg("path", { d: `M${at} ${y}h14m-5 -4l5 4l-5 4`, fill: "none" }) : null,
    svg("circle", { cx: at, cy: y, r: 4 }),
    svg("title", null, `${sources[row.member.source].name}: ${writeRange(row.low, row.high)}`));
}

const cutName = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);

function drawSeries(own, place, x, y) {
  const stroke = LINES[place % LINES.length];
  const points = own.map((row) => `${x(row.date)},${y(middle(row))}`).join(" ");
  return [
    own.length > 1 ? svg("polyline", { class: "line", points, stroke, fill: "none" }) : null,
    own.map((row) => {
      const at = [x(row.date), y(middle(row))];
      const open = row.high === undefined;
      return svg("g", { stroke, fill: stroke },
        row.low !== undefined && !open && row.low !== row.high
          ? svg("line", { class: "bar", x1: at[0], x2: at[0], y1: y(row.low), y2: y(row.high) }) : null,
        open ? svg("path", { d: `M${at[0]} ${at[1]}v-14m-4 5l4 -5l4 5`, fill: "none" }) : null,
        svg("circle", { cx: at[0], cy: at[1], r: 4 }),
        svg("title", null, `${sources[row.member.source].name}: ${writeRange(row.low, row.high)}, ${writeDay(row.date)}`));
    }),
  ];
}

// labels moved apart so that none lies on another
function spreadLabels(items, low, high) {
  const gap = 14;
  const sorted = items.sort((one, other) => one.y - other.y);
  let last = low - gap;
  for (const item of sorted) { item.at = Math.max(item.y, last + gap); last = item.at; }
  let limit = high;
  for (const item of [...sorted].reverse()) { item.at = Math.min(item.at, limit); limit = item.at - gap; }
  return sorted;
}
