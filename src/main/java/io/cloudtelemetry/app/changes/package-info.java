/** What an edit of a file does to what is deployed, as far as two assemblies tell. */
@NullMarked
package io.cloudtelemetry.app.changes;

import org.jspecify.annotations.NullMarked;
