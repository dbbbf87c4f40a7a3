// The floor: a page without a framework or a server that computes. One file of figures, drawn as SVG.

const COLOURS = ["#d2e7e5", "#a9d1d0", "#7ebabf", "#3f97a2", "#126f7c", "#0b4650"];
const NAMESPACE = "http://www.w3.org/2000/svg";
const [map, line, age] = ["#map svg", "#line svg", "#age"].map((place) => document.querySelector(place));

function draw(parent, name, attributes) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return parent.appendChild(made);
}

fetch("figures.json").then((answer) => answer.json()).then(({ ages, names, shapes }) => {
  let chosen = "NGA";
  const paths = new Map(shapes.map(([area, d]) => [area, draw(map, "path", { d, "data-area": area })]));
  const paint = () => {
    const { edges, latest } = ages[age.value];
    for (const [area, path] of paths) {
      const value = latest[area];
      path.style.fill = value === undefined ? "" : COLOURS[edges.filter((edge) => value >= edge).length];
    }
  };
  const follow = () => {
    const series = ages[age.value].series[chosen] || [];
    line.replaceChildren();
    draw(line, "text", { x: 20, y: 24 }).textContent = `${names[chosen]}, ${age.value}`;
    if (!series.length) return;
    const [first, last, most] = [series[0][0], series.at(-1)[0], Math.max(...series.map((pair) => pair[1]))];
    const places = series.map(([year, rate]) => [
      20 + (600 * (year - first)) / Math.max(last - first, 1), 380 - (330 * rate) / (most || 1),
    ]);
    draw(line, "path", { class: "line", d: `M${places.map((place) => place.join()).join("L")}` });
    for (const [cx, cy] of places) draw(line, "circle", { cx, cy, r: 4 });
  };
  for (const [area, path] of paths) path.addEventListener("click", () => { chosen = area; follow(); });
  for (const name of Object.keys(ages)) age.add(new Option(name));
  age.addEventListener("change", () => { paint(); follow(); });
  paint();
  follow();
});
