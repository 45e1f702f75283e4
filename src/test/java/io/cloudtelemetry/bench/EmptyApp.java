package io.cloudtelemetry.bench;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The floor: an app with one empty stack. */
final class EmptyApp {
    private EmptyApp() {}

    public static void main(String[] arguments) {
        var app = new App();
        new Stack(app, "Empty");
        app.synth();
    }
}
