package com.example.shop;

import software.amazon.awscdk.App;

/** A shop: a cluster and an API, each with its telemetry beside it, who is told of alarms, and a board over all. */
public final class ShopApp {
    private ShopApp() {}

    /** What {@code cdk synth} and {@code cdk deploy} run. */
    public static void main(String[] arguments) {
        var app = new App();
        define(app);
        app.synth();
    }

    static void define(App app) {
        var topics = new AlertsStack(app, "ShopAlerts").topics();
        var cluster = new ClusterStack(app, "ShopCluster", topics);
        var orders = new OrdersStack(app, "ShopOrders", topics);
        new BoardStack(app, "ShopBoard", cluster, orders);
    }
}
