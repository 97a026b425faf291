package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.publishing.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A bundle in which every file holds one version, so that a site of files of two publishings is told from a whole one. */
record VersionedSite(Sample sample, int files, int fill) {

    static VersionedSite make(Path directory, int files, int fill) {
        Sample sample = new Sample(directory);
        for (int i = 0; i < files; i++) {
            sample.file(name(i), "v='#{v}#';" + "x".repeat(fill));
        }
        sample.index();
        return new VersionedSite(sample, files, fill);
    }

    private static String name(int file) {
        return "chunk-" + file + ".js";
    }

    VersionedSite set(String version) {
        sample.variable("v", version);
        return this;
    }

    void publish() {
        sample.publish();
    }

    /** The one version that a served directory holds: every file is there, each to its last byte. */
    String versionIn(Path site) throws IOException {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < files; i++) {
            texts.add(Files.readString(site.resolve(name(i))));
        }
        assertThat(texts).as("versions of one site").hasSize(1);
        String text = texts.iterator().next();
        assertThat(text).startsWith("v='").endsWith("';" + "x".repeat(fill));
        assertThat(site.resolve("index.html")).isNotEmptyFile();
        return text.substring(3, text.indexOf("';"));
    }
}
