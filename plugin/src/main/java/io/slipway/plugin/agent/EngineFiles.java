package io.slipway.plugin.agent;

import java.nio.file.Path;

/** Where one process keeps its files on the agent. */
record EngineFiles(Path folder) {

    static EngineFiles of(EngineProcess process) {
        return new EngineFiles(Path.of(process.folder()));
    }

    Path log() {
        return folder.resolve("log");
    }

    Path report() {
        return folder.resolve("report.json");
    }

    /** What the JVM writes of its classes. */
    Path archive() {
        return folder.resolve("classes.jsa");
    }

    PrivateFolder secrets() {
        return new PrivateFolder(folder.resolve(PrivateFolder.NAME));
    }
}
