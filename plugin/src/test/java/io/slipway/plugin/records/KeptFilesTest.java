package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {

    @TempDir
    File job;

    @Test
    void eachAppOfARepositoryHasItsOwn() {
        assertThat(KeptFiles.descriptor("")).isEqualTo("slipway.yaml");
        assertThat(KeptFiles.descriptor("apps/portal"))
                .isNotEqualTo(KeptFiles.descriptor("apps/admin"))
                .doesNotContain("/");
        assertThat(KeptFiles.chart("../..")).doesNotContain("/");
    }

    @Test
    void keepsTheEnvironmentsOfADescriptor() throws Exception {
        KeptFiles kept = KeptFiles.in(job, 7);
        assertThat(kept.environmentsOf("apps/portal")).isEmpty();
        kept.keepEnvironments("apps/portal", List.of("development", "production"));
        assertThat(kept.environmentsOf("apps/portal")).contains(List.of("development", "production"));
        assertThat(kept.environmentsOf("")).isEmpty();
    }

    @Test
    void deletesWhatNoRecordNeeds() throws Exception {
        Path kept = job.toPath().resolve("slipway-kept");
        for (String build : new String[] {"1", "2", "other"}) {
            Files.createDirectories(kept.resolve(build));
            Files.writeString(kept.resolve(build).resolve("slipway.yaml"), "app: {}");
        }
        KeptFiles.prune(job, number -> number == 2);
        assertThat(kept.resolve("1")).doesNotExist();
        assertThat(kept.resolve("2").resolve("slipway.yaml")).exists();
        assertThat(kept.resolve("other")).exists();
    }

    @Test
    void aJobThatKeptNothingHasNothingToDelete() throws Exception {
        KeptFiles.prune(job, number -> false);
        assertThat(job).isEmptyDirectory();
    }
}
