// Firefox, by WebDriver BiDi: what puppeteer calls a page, as `journeys.mjs` asks for it.
import { createRequire } from "node:module";

const puppeteer = createRequire(new URL("../../vendor/browsers/package.json", import.meta.url))("puppeteer-core");

const BINARIES = { executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr" };
const PATIENCE = 120_000; // ms: for machines that are busy

export const name = "Firefox";

export async function launched() {
  const browser = await puppeteer.launch({ browser: "firefox", protocol: "webDriverBiDi", headless: true, ...BINARIES });
  return { opened: (options) => opened(browser, options), version: () => browser.version(), close: () => browser.close() };
}

// A window of a reader who was never here, `width` by `height` CSS pixels.
async function opened(browser, { width, height, dark = false }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width, height });
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(`${message.text()} (${message.location().url})`));
  page.on("pageerror", (error) => complaints.push(error.message));
  if (dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]).catch(() => {});
  return {
    complaints,
    go: (address) => page.goto(address),
    back: () => page.goBack(),
    run: (told, ...values) => page.evaluate(typeof told === "string" ? `(${told})()` : told, ...values),
    press: (selector) => page.locator(selector).click(),
    type: (words) => page.keyboard.type(words),
    key: (key) => page.keyboard.press(key),
    address: async () => page.url(),
    shot: (path) => page.screenshot({ path }),
    close: () => context.close(),
  };
}
