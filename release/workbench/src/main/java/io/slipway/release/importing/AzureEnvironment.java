package io.slipway.release.importing;

import java.util.ArrayList;
import java.util.List;

/** An environment that a pipeline deploys to, while the pipeline is read. */
final class AzureEnvironment {

    private final String name;
    private final List<AzureScope> scopes = new ArrayList<>();
    private String host = "";
    private String namespace = "";
    private String replicas = "";

    AzureEnvironment(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** What the stage and the job say, in that order. */
    List<AzureScope> scopes() {
        return scopes;
    }

    String host() {
        return host;
    }

    void host(String found) {
        host = found;
    }

    String replicas() {
        return replicas;
    }

    void replicas(String found) {
        replicas = found;
    }

    String namespace() {
        return namespace;
    }

    void namespace(String found) {
        namespace = found;
    }
}
