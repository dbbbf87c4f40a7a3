// WebKitGTK's MiniBrowser, by WebDriver. It tells nobody what its console says: errors are heard once a page is there.
// With its bar of tools no window is narrower than 447 px: on a full screen it has none, and each reader has a screen.
import { spawn } from "node:child_process";
import { once } from "node:events";
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
  let version = "";
  const running = new Set(); // Screens and drivers of readers who have not left.
  return {
    version: async () => version,
    opened: async (size) => {
      const screen = await screenOf(size);
      const port = await freePort();
      const driver = driven(port, screen.display);
      for (const one of [driver, screen.server]) running.add(one.on("exit", () => running.delete(one)));
      const started = () => new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(ASKED).build();
      const session = await patiently(started); // The driver needs a moment to listen; a session is a reader who was never here.
      version = (await session.getCapabilities()).getBrowserVersion();
      return opened(session, size, () => [driver, screen.server].forEach((one) => one.kill()));
    },
    close: async () => running.forEach((one) => one.kill()),
  };
}

const OPTIONS = { binary: BINARY, args: ["--automation", "--full-screen"] };
const ASKED = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": OPTIONS });

// A screen that nobody sees. The server says on which display it is as soon as that can be used.
async function screenOf({ width, height }) {
  const server = spawn("Xvfb", ["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", `${width}x${height}x24`], { stdio: ["ignore", "pipe", "ignore"] });
  const [number] = await once(server.stdout, "data");
  return { server, display: `:${String(number).trim()}` };
}

// As root, and without a sandbox of the system, it starts only so; it opens no page but ours.
function driven(port, display) {
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
  return spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", env });
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

async function opened(session, { width, height }, left) {
  const complaints = [];
  const run = (told, ...values) => session.executeScript(`return (${told}).apply(null, arguments)`, ...values);
  const gather = async () => complaints.push(...((await run(() => window.heardErrors?.splice(0))) || []));
  await session.manage().setTimeouts({ pageLoad: PATIENCE, script: PATIENCE });
  await session.get("about:blank");
  await session.manage().window().setRect({ width, height, x: 0, y: 0 });
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
    close: async () => {
      await session.quit();
      left();
    },
  };
}

const KEYS = {
  Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB,
  ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT, ArrowDown: Key.ARROW_DOWN, Home: Key.HOME,
};
