package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.Tokens;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks HTTPS endpoints; messages and labels show no more of one than its host. */
final class HttpsUrl {
    private static final Pattern SECRET = Pattern.compile("\\{\\{resolve:secretsmanager:[^{}\\s]+}}");

    /** Stands for a reference while the rest is looked at; no key looks like it. */
    private static final String PLACEHOLDER = "secret";

    private static final Pattern KEY_PARAMETER =
            Pattern.compile("(?i).*(key|token|secret|passw|signature|credential|auth).*|(?i)sig|code");
    /** Hexadecimal with or without hyphens, as keys of PagerDuty and Opsgenie are. */
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{16,}");

    private static final Pattern MIXED = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9+=]{20,}");

    private HttpsUrl() {}

    /** Refuses plain http, and references that CloudFormation does not replace. */
    static void require(String url) {
        var plain = withoutReferences(url);
        if (plain.contains("{{") || plain.contains("}}")) {
            throw new IllegalArgumentException(
                    "https must refer to a secret as {{resolve:secretsmanager:…}}, got another reference;"
                            + " an endpoint takes no other kind, ssm-secure included");
        }
        if (isReferenceOnly(url)) {
            return;
        }
        var uri = parsed(plain);
        if (uri == null || !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "https must be a URL such as https://events.example.com/alarms, got %s; http:// would send alarms unencrypted"
                            .formatted(shown(uri)));
        }
    }

    /** {@return whether the URL seems to contain a key, which the template would show} */
    static boolean holdsLiteralKey(String url) {
        if (Tokens.in(url) || isReferenceOnly(url)) {
            return false;
        }
        var uri = parsed(withoutReferences(url));
        if (uri == null) {
            return false;
        }
        var userInfo = uri.getRawUserInfo();
        return (userInfo != null && !userInfo.endsWith(":" + PLACEHOLDER))
                || Arrays.stream(orEmpty(uri.getRawPath()).split("[/;.:~]")).anyMatch(HttpsUrl::looksLikeAKey)
                || Stream.of(orEmpty(uri.getRawQuery()), orEmpty(uri.getRawFragment()))
                        .flatMap(query -> Arrays.stream(query.split("&")))
                        .anyMatch(HttpsUrl::isKeyParameter);
    }

    /** {@return the host, which is no secret} */
    static String host(String url) {
        if (Tokens.in(url) || isReferenceOnly(url)) {
            return "HTTPS endpoint in a secret";
        }
        var uri = parsed(withoutReferences(url));
        return uri == null || uri.getHost() == null ? "HTTPS endpoint" : uri.getHost();
    }

    private static boolean isKeyParameter(String parameter) {
        var parts = parameter.split("=", 2);
        return parts.length == 1
                ? looksLikeAKey(parts[0])
                : !parts[1].equals(PLACEHOLDER)
                        && !parts[1].isEmpty()
                        && (KEY_PARAMETER.matcher(parts[0]).matches() || looksLikeAKey(parts[1]));
    }

    private static boolean looksLikeAKey(String segment) {
        return HEXADECIMAL.matcher(segment.replace("-", "")).matches()
                || Arrays.stream(segment.split("[-_]"))
                        .anyMatch(part -> MIXED.matcher(part).matches());
    }

    private static boolean isReferenceOnly(String url) {
        return SECRET.matcher(url).matches();
    }

    private static String withoutReferences(String url) {
        return SECRET.matcher(url).replaceAll(PLACEHOLDER);
    }

    private static @Nullable URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException notAUrl) {
            return null;
        }
    }

    private static String shown(@Nullable URI uri) {
        return uri == null || uri.getScheme() == null || uri.getHost() == null
                ? "something else"
                : "one of %s://%s".formatted(uri.getScheme().toLowerCase(Locale.ROOT), uri.getHost());
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}
