package io.slipway.chart;

/** The Kubernetes minors at the two ends of what the chart supports; every manifest has to be valid on both. */
enum Kubernetes {
    OLDEST("1.30"),
    NEWEST("1.37");

    private final String minor;

    Kubernetes(String minor) {
        this.minor = minor;
    }

    String version() {
        return minor + ".0";
    }

    String minor() {
        return minor;
    }
}
