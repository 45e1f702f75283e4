/** The apps that bench/run measures; they are compiled with the tests, so that they keep up with the library. */
@NullMarked
package io.cloudtelemetry.bench;

import org.jspecify.annotations.NullMarked;
