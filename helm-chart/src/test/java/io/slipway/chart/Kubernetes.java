package io.slipway.chart;

/** The Kubernetes minors at the two ends of what the chart supports; every manifest has to be valid on both. */
enum Kubernetes {
    OLDEST("1.30.0"),
    NEWEST("1.36.0");

    private final String version;

    Kubernetes(String version) {
        this.version = version;
    }

    String version() {
        return version;
    }
}
