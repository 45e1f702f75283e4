package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.Require;
import io.cloudtelemetry.ownership.Tokens;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A recipient with an address: e-mail, text message or HTTPS endpoint. */
record Endpoint(Kind kind, String address, AlarmFilter filter) implements Recipient.Filterable {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\".]+");

    /** ITU-T E.164: at most 15 digits, the first of which is not 0. */
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

    /** The protocol of SNS. */
    enum Kind {
        EMAIL,
        SMS,
        HTTPS
    }

    Endpoint {
        Objects.requireNonNull(address, kind.name().toLowerCase(Locale.ROOT));
        if (!Tokens.in(address)) {
            switch (kind) {
                case EMAIL -> Require.literal(EMAIL, "email", address, "an address such as ops@example.com");
                case SMS ->
                    Require.literal(E164, "sms", address, "a phone number in the form of E.164 such as +4915112345678");
                case HTTPS -> HttpsUrl.require(address);
            }
        }
    }

    @Override
    public Filterable matching(AlarmFilter messages) {
        return new Endpoint(kind, address, Objects.requireNonNull(messages, "filter"));
    }

    @Override
    public String label() {
        return switch (kind) {
            case EMAIL -> address;
            case SMS ->
                Tokens.in(address) ? "SMS" : "SMS to ..." + address.substring(Math.max(1, address.length() - 4));
            case HTTPS -> HttpsUrl.host(address);
        };
    }

    /** Without the address, which may hold a key. */
    @Override
    public String toString() {
        return label();
    }
}
