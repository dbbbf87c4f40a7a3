// The main journeys in a browser that is not Chromium: `python -m tests.browsers` says where, and what a page shows.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { test } from "node:test";

const { base, pages, nowhere, shown, shots } = JSON.parse(process.env.REACH_JOURNEYS);
const file = process.argv[2]; // firefox or webkit
const { name, launched } = await import(`./${file}.mjs`);
const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const PATIENCE = 180_000; // ms: for machines that are busy, and engines that draw without help
const REFUSED = /status of 404|404/; // what a browser notes by itself of an address of no page

const browser = await launched();
test.after(() => browser.close());

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Wait until a question of the page has a true answer, and give it.
async function until(page, told, ...values) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await page.run(told, ...values);
    if (found) return found;
    if (Date.now() > end) throw new Error(`${await page.address()}: never came true: ${told}`);
    await pause(50);
  }
}

// `shown` is what the tests in Chromium wait for, too.
const all = (page) => until(page, shown);
const text = (page, selector) => page.run((one) => (document.querySelector(one) || {}).textContent || "", selector);

async function visit(page, path) {
  await page.go(base + path);
  await until(page, () => document.documentElement && localStorage.setItem("reach-welcomed", "1") === undefined);
  await all(page);
}

// A reader in a window of that size, who leaves without the browser having complained of anything.
async function reader(size, told) {
  const page = await browser.opened(size);
  try {
    assert.equal(await page.run(() => window.innerWidth), size.width, "a window as wide as the reader's");
    await told(page);
    assert.deepEqual(page.complaints.filter((line) => !nowhere.some((path) => line.includes(path)) && !REFUSED.test(line)), []);
  } catch (error) {
    await mkdir(shots, { recursive: true });
    await page.shot(`${shots}/${file}-failed-${Date.now()}.png`).catch(() => {});
    throw error;
  } finally {
    await page.close();
  }
}

const picture = async (page, kind) => {
  await mkdir(shots, { recursive: true });
  await page.shot(`${shots}/${file}-${kind}.png`);
};

const strangers = () =>
  performance.getEntriesByType("resource").map((one) => new URL(one.name).host).filter((host) => host && host !== location.host);
const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test(`${name}: every page shows what it should, asks nobody else, and fits a laptop`, async () => {
  await reader(LAPTOP, async (page) => {
    for (const path of pages) {
      await visit(page, path);
      assert.ok((await text(page, "#page h1")).trim(), path);
      assert.deepEqual(await page.run(strangers), [], path);
      assert.equal(await page.run(sideways), 0, path);
      await picture(page, `laptop${path.replaceAll("/", "-")}`);
    }
  });
});

test(`${name}: from the Overview to a country, its victims, an earlier year, its table and its picture`, async () => {
  await reader(LAPTOP, async (page) => {
    await visit(page, "/");
    await page.key("/");
    await until(page, () => document.activeElement?.id === "search");
    await page.type("Nigeria");
    await until(page, () => document.querySelector("#search-list .search-name")?.textContent === "Nigeria");
    // The first leads to the country's own page, the second chooses it on the one that is open.
    await page.key("ArrowDown");
    await until(page, () => document.querySelectorAll("#search-list [role=option]")[1].getAttribute("aria-selected") === "true");
    await page.key("Enter");
    await until(page, () => document.querySelector("#page h1").textContent.includes("Nigeria"));
    await all(page);
    assert.match(await page.address(), /area=NGA/);
    // Within the page, as a link does.
    await page.press('.menu-link[href="/victims"]');
    await until(page, () => document.title.startsWith("Victims"));
    await all(page);
    assert.match(await page.address(), /\/victims\?.*area=NGA/);
    const slider = '[data-panel="victims-map"] [data-act="year"]';
    const before = await text(page, '[data-panel="victims-map"] .year-shown');
    await page.run((one) => document.querySelector(one).focus(), slider);
    await page.key("ArrowLeft");
    await until(page, (one) => document.querySelector('[data-panel="victims-map"] .year-shown').textContent !== one, before);
    await page.run(() => document.querySelector('[data-panel="victims-map"] .tabs input[value=table]').click());
    await until(page, () => document.querySelectorAll('[data-panel="victims-map"] .body-table tr').length > 100);
    await page.press('[data-panel="victims-map"] [data-act="studio"]');
    await until(page, () => document.querySelector("dialog.studio[open] .studio-preview:not([aria-busy]) img")?.naturalWidth > 300);
    await picture(page, "studio");
    await page.key("Escape");
    await until(page, () => !document.querySelector("dialog.studio[open]"));
    await visit(page, "/?area=NGA");
    await page.press('.menu-link[href="/justice"]');
    await until(page, () => document.title.startsWith("Justice"));
    await page.back();
    await until(page, () => document.title.startsWith("Overview"));
    await all(page);
    assert.match(await text(page, "#page h1"), /Nigeria/);
  });
});

test(`${name}: a country at a glance, its folds, and its brief on paper`, async () => {
  await reader(LAPTOP, async (page) => {
    await visit(page, "/country/BGD");
    assert.match(await text(page, "#page h1"), /Bangladesh/);
    await page.run(() => document.querySelectorAll("details.fold").forEach((fold) => { fold.open = true; }));
    await all(page);
    await page.go(`${base}/print/country/BGD`);
    await until(page, () => document.querySelector("h1")?.textContent.includes("Bangladesh"));
    assert.ok(await page.run(() => document.querySelectorAll("svg, img").length) > 2);
    await picture(page, "print");
  });
});

test(`${name}: a view is added to the deck, and the deck is shown with the keys`, async () => {
  await reader(LAPTOP, async (page) => {
    await visit(page, "/victims");
    await page.press('[data-panel="victims-map"] [data-act="pin"]');
    await page.press('[data-panel="victims-trend"] [data-act="pin"]');
    await page.go(`${base}/present`);
    await until(page, () => document.querySelectorAll("#stage .slide[data-ready]").length > 1);
    const number = () => document.querySelector("#stage .slide.shown .slide-number")?.textContent;
    const first = await page.run(number);
    await page.key("ArrowRight");
    await until(page, (one) => {
      const now = document.querySelector("#stage .slide.shown .slide-number")?.textContent;
      return now && now !== one;
    }, first);
    await picture(page, "show");
  });
});

test(`${name}: on a phone nothing scrolls sideways`, async () => {
  await reader(PHONE, async (page) => {
    for (const path of ["/", "/victims", "/country/BGD", "/progress", "/justice?area=BGD", "/victims?lang=ar", "/country/BGD?lang=ar"]) {
      await visit(page, path);
      assert.equal(await page.run(sideways), 0, path);
      await picture(page, `phone${path.replaceAll(/[/?=]/g, "-")}`);
    }
    // The filters are a sheet.
    await visit(page, "/data/coverage");
    await page.press("#filters-button");
    await until(page, () => document.querySelector("#filters").checkVisibility());
    await picture(page, "phone-filters");
  });
});
