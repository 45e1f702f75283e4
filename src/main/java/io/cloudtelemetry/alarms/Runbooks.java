package io.cloudtelemetry.alarms;

import java.net.URI;
import java.net.URISyntaxException;

/** The address of the page with all runbooks. */
final class Runbooks {
    /** Leaves room for meaning and condition in the 1024 characters of an alarm's description. */
    private static final int LONGEST = 200;

    private Runbooks() {}

    static String require(String base) {
        if (base.length() > LONGEST || !isPage(base)) {
            throw new IllegalArgumentException(
                    "runbooks must be an https address of at most %d characters without a fragment, such as https://example.com/docs/alarms.md, got \"%s\""
                            .formatted(LONGEST, base.replaceAll("\\R", " ")));
        }
        return base;
    }

    private static boolean isPage(String base) {
        try {
            var address = new URI(base);
            return "https".equals(address.getScheme()) && address.getHost() != null && address.getFragment() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
