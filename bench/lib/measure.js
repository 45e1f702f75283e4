// Runs commands and says how long they took and how much memory they had.
"use strict";

const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");

const ROOT = path.resolve(__dirname, "..", "..");
const SETTINGS = {
  CDK_VALIDATION: "false",
  CDK_NO_PERF_BUILTINS: "1",
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20",
};

/** Runs a command to its end; the seconds, and the peak of memory in MB if it is watched. */
function run(command, { cwd = ROOT, env = {}, watchMemory = false } = {}) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(command[0], command.slice(1), {
      cwd,
      env: { ...process.env, ...SETTINGS, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const listen = (chunk) => (said = (said + chunk).slice(-3000));
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    const watch = watchMemory ? new MemoryWatch(child.pid) : null;
    child.on("error", reject);
    child.on("close", (code) => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const memory = watch === null ? {} : watch.end();
      if (code === 0) {
        resolve({ seconds, memory });
      } else {
        reject(new Error(`${command.join(" ").slice(0, 300)} ended with ${code}:\n${said}`));
      }
    });
  });
}

/** The high-water marks (VmHWM) of a process and those that it starts, added up by program; Linux only. */
class MemoryWatch {
  constructor(pid) {
    this.pid = pid;
    this.peaks = new Map();
    this.timer = setInterval(() => this.look(), 20);
  }

  look() {
    const known = new Set([this.pid]);
    for (let added = true; added; ) {
      added = false;
      for (const pid of known) {
        for (const child of children(pid)) {
          added = added || !known.has(child);
          known.add(child);
        }
      }
    }
    for (const pid of known) {
      const status = text(`/proc/${pid}/status`);
      const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status);
      // Java's main thread may be called otherwise than its program.
      const program = path.basename(text(`/proc/${pid}/cmdline`).split("\0")[0]);
      if (peak !== null && (program === "java" || program === "node")) {
        this.peaks.set(pid, { program, megabytes: Number(peak[1]) / 1024 });
      }
    }
  }

  end() {
    clearInterval(this.timer);
    const sums = {};
    for (const { program, megabytes } of this.peaks.values()) {
      sums[program] = (sums[program] ?? 0) + megabytes;
    }
    return sums;
  }
}

function children(pid) {
  return threads(pid)
    .map((thread) => text(`/proc/${pid}/task/${thread}/children`))
    .join(" ")
    .split(" ")
    .filter((child) => child !== "")
    .map(Number);
}

/** Any thread of a JVM may have started a process. */
function threads(pid) {
  try {
    return fs.readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function text(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return ""; // The process has ended, or this is not Linux.
  }
}

/**
 * Measures the rows of a group in turn, a1 b1 a2 b2 …, so that what else the machine does meets all of them. A run before
 * these, in which memory is read, is not counted: it warms the caches of the disk and puts the assets into the folder.
 */
async function measureGroup(rows, runs, out) {
  const results = rows.map((row) => ({ ...row, out: path.join(out, row.name), seconds: [] }));
  for (const result of results) {
    process.stderr.write(`${result.name}: ${result.what}\n`);
    const options = { env: { ...result.env, CDK_OUTDIR: result.out }, watchMemory: true };
    result.memory = (await run(result.command, options)).memory;
  }
  for (let i = 0; i < runs; i++) {
    for (const result of results) {
      result.seconds.push((await run(result.command, { env: { ...result.env, CDK_OUTDIR: result.out } })).seconds);
    }
  }
  return results;
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

module.exports = { ROOT, run, measureGroup, median };
