package io.cloudtelemetry.edits;

/** A service does not do what CloudFormation asks of it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem.Kind kind, String text, Object... arguments) {
        super(text.formatted(arguments));
        this.problem = new Problem(kind, getMessage());
    }

    Problem problem() {
        return problem;
    }
}
