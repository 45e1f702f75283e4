// The first command of the README with nothing downloaded yet, against a bare download of what it fetches.
"use strict";

const { execFileSync } = require("child_process");
const fs = require("fs");
const path = require("path");
const { ROOT, run } = require("./measure");

const CENTRAL = "https://repo.maven.apache.org/maven2/";
const AT_A_TIME = 5; // as Maven does

async function cold({ out }) {
  const command = /npx -y aws-cdk@\S+ synth/.exec(fs.readFileSync(path.join(ROOT, "README.md"), "utf8"))[0];
  process.stderr.write(`g: ${command}\n`);
  const folder = path.join(out, "cold");
  const clone = path.join(folder, "clone");
  const caches = { repository: path.join(folder, "repository"), npm: path.join(folder, "npm") };
  execFileSync("git", ["clone", "--quiet", ROOT, clone]);
  const env = {
    MAVEN_ARGS: `-Dmaven.repo.local=${caches.repository}`,
    MAVEN_USER_HOME: path.join(folder, "wrapper"), // the Maven that mvnw downloads
    npm_config_cache: caches.npm,
  };
  const { seconds } = await run(command.split(" "), { cwd: clone, env });
  const urls = [...ofMaven(caches.repository), ...ofNpm(caches.npm), distribution()];
  const { bytes, seconds: bare } = await download(urls);
  return { command, synth: seconds, bare, files: urls.length, bytes };
}

/** What stands in the local repository, but for Maven's notes on it. */
function ofMaven(repository) {
  return fs
    .readdirSync(repository, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^_remote|\.lastUpdated$|^resolver-status|\.lock$/.test(entry.name))
    .map((entry) => path.relative(repository, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !/maven-metadata-(?!central)/.test(file))
    .map((file) => CENTRAL + file.split(path.sep).join("/").replace("maven-metadata-central", "maven-metadata"));
}

/** The requests in the index of npm's cache. */
function ofNpm(cache) {
  const index = path.join(cache, "_cacache", "index-v5");
  const urls = fs
    .readdirSync(index, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fs.readFileSync(path.join(entry.parentPath ?? entry.path, entry.name), "utf8"))
    .flatMap((entries) => [...entries.matchAll(/"key":"[^"]*?(https:[^"]+)"/g)].map((match) => match[1]));
  return [...new Set(urls)];
}

function distribution() {
  const file = path.join(ROOT, ".mvn", "wrapper", "maven-wrapper.properties");
  return /^distributionUrl=(.*)$/m.exec(fs.readFileSync(file, "utf8"))[1].trim();
}

async function download(urls) {
  const start = process.hrtime.bigint();
  const waiting = [...urls];
  let bytes = 0;
  const worker = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const response = await fetch(url);
      if (!response.ok) {
        throw new Error(`${url}: ${response.status}`);
      }
      for await (const chunk of response.body) {
        bytes += chunk.length;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return { bytes, seconds: Number(process.hrtime.bigint() - start) / 1e9 };
}

module.exports = { cold };
