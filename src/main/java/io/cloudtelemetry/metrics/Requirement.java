package io.cloudtelemetry.metrics;

/**
 * Something that must be switched on before a series exists.
 *
 * @param word what it is called by those who switch it on, such as {@code enhanced}
 * @param advice what it is and how it is switched on, for a person
 */
public record Requirement(String word, String advice) {}
