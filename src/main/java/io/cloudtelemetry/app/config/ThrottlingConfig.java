package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.Required;

/** The throttling that an existing stage has. */
@Describes("""
        burst: Requests at once.
        rate: Requests a second.
        """)
record ThrottlingConfig(
        @Required("the stage's throttling burst limit") Integer burst,
        @Required("the stage's throttling rate limit") Double rate) {}
