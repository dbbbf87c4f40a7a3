// Writes the licences of every package that ended up in the bundle: node licences.js <esbuild metafile> > file
"use strict";

const fs = require("fs");
const path = require("path");

const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\//g;

function packagesOf(metafile) {
  const [bundle] = Object.values(JSON.parse(fs.readFileSync(metafile, "utf8")).outputs);
  const folders = Object.entries(bundle.inputs)
    .filter(([file, input]) => input.bytesInOutput > 0 && !file.endsWith(".css"))
    .map(([file]) => [...file.matchAll(PACKAGE)].pop())
    .filter(Boolean)
    .map((match) => match.input.slice(0, match.index + match[0].length));
  return [...new Set(folders)].sort();
}

function entry(folder) {
  const about = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const texts = fs
    .readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
    .sort()
    .map((name) => fs.readFileSync(path.join(folder, name), "utf8").trim());
  const author = typeof about.author === "object" ? about.author.name : about.author;
  const own = texts.length ? texts.join("\n\n") : `Licence as its package.json names it. Author: ${author || "not named"}`;
  return `${about.name} ${about.version} (${about.license})\n\n${own}\n`;
}

const [first, others] = [[], []];
for (const folder of packagesOf(process.argv[2])) {
  (folder.endsWith("/plotly.js/") ? first : others).push(entry(folder));
}
process.stdout.write([...first, ...others].join(`\n${"-".repeat(80)}\n\n`).replace(/\r\n/g, "\n"));
