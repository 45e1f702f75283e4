// The build with all its tests, and the seconds of each test class.
"use strict";

const fs = require("fs");
const path = require("path");
const { ROOT, run } = require("./measure");

const REPORTS = path.join(ROOT, "target", "surefire-reports");

async function verify() {
  process.stderr.write("h: ./mvnw verify\n");
  fs.rmSync(REPORTS, { recursive: true, force: true });
  // With CDK's validation, without which the strict tests cannot pass; undefined takes a variable out.
  const { seconds } = await run([path.join(ROOT, "mvnw"), "-B", "-ntp", "verify"], {
    env: { CDK_VALIDATION: undefined },
  });
  return { seconds, classes: classes() };
}

/** What Surefire reports of each class, the slowest first. */
function classes() {
  return fs
    .readdirSync(REPORTS)
    .filter((file) => /^TEST-.*\.xml$/.test(file))
    .map((file) => {
      const suite = /<testsuite [^>]*>/.exec(fs.readFileSync(path.join(REPORTS, file), "utf8"))[0];
      const value = (name) => new RegExp(` ${name}="([^"]*)"`).exec(suite)[1];
      return {
        name: value("name").replace("io.cloudtelemetry.", ""),
        tests: Number(value("tests")),
        seconds: Number(value("time").replace(",", "")),
      };
    })
    .sort((one, other) => other.seconds - one.seconds);
}

module.exports = { verify, classes };
