package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.app.reading.Keys;
import org.jspecify.annotations.Nullable;

/** The throttling that an existing stage has. */
record ThrottlingConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("Requests at once.") @Nullable
        Integer burst,

        @JsonProperty(required = true) @JsonPropertyDescription("Requests a second.") @Nullable
        Double rate) {
    ThrottlingConfig {
        Keys.require("burst", burst, "the stage's throttling burst limit");
        Keys.require("rate", rate, "the stage's throttling rate limit");
    }
}
