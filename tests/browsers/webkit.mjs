// WebKitGTK's MiniBrowser, by WebDriver. It tells nobody what its console says: errors are heard once a page is there.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";

const vendored = createRequire(new URL("../../vendor/browsers/package.json", import.meta.url));
const { Builder, By, Capabilities, Key } = vendored("selenium-webdriver");
const BINARY = process.env.WEBKIT || "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const PATIENCE = 120_000; // ms

export const name = "WebKitGTK";

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

export async function launched() {
  const port = await freePort();
  // As root, and without a sandbox of the system, it starts only so; it opens no page but ours.
  const env = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", env });
  const options = { binary: BINARY, args: ["--automation"] };
  const told = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options });
  const started = () => new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(told).build();
  let version = "";
  return {
    version: async () => version,
    opened: async (size) => {
      const session = await patiently(started); // The driver needs a moment to listen; a session is a reader who was never here.
      version = (await session.getCapabilities()).getBrowserVersion();
      return opened(session, size);
    },
    close: async () => driver.kill(),
  };
}

async function patiently(made) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await made();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

const HEARD = () => {
  if (window.heardErrors) return;
  window.heardErrors = [];
  window.addEventListener("error", (event) => event.message && window.heardErrors.push(event.message));
  window.addEventListener("unhandledrejection", (event) => window.heardErrors.push(String(event.reason)));
};

async function opened(session, { width, height }) {
  const complaints = [];
  const run = (told, ...values) => session.executeScript(`return (${told}).apply(null, arguments)`, ...values);
  const gather = async () => complaints.push(...((await run(() => window.heardErrors?.splice(0))) || []));
  await session.manage().setTimeouts({ pageLoad: PATIENCE, script: PATIENCE });
  await session.get("about:blank");
  await session.manage().window().setRect({ width, height: height + 100, x: 0, y: 0 });
  const hands = () => session.actions();
  return {
    complaints,
    go: async (address) => {
      await gather().catch(() => {});
      await session.get(address);
      await run(HEARD);
    },
    back: () => session.navigate().back(),
    run: async (told, ...values) => {
      const found = await run(told, ...values);
      await gather();
      return found;
    },
    press: async (selector) => {
      const found = await session.findElement(By.css(selector));
      await run((element) => element.scrollIntoView({ block: "center" }), found);
      await found.click();
    },
    type: (words) => hands().sendKeys(words).perform(),
    key: (key) => hands().sendKeys(KEYS[key] || key).perform(),
    address: () => session.getCurrentUrl(),
    shot: async (path) => writeFile(path, await session.takeScreenshot(), "base64"),
    close: () => session.quit(),
  };
}

const KEYS = {
  Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB,
  ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT, ArrowDown: Key.ARROW_DOWN, Home: Key.HOME,
};
