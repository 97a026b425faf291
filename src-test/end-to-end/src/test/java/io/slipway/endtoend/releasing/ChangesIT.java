package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What has changed since the commit that the cluster says is running. */
@ExtendWith(ClusterExtension.class)
class ChangesIT {
    @TempDir
    Path directory;

    @Test
    void listsTheCommitsSinceTheOneThatRuns(TestCluster cluster) throws Exception {
        App app = App.in(directory, cluster);
        git("init", "-q", "-b", "main");
        commit("First page");
        app.done("release", "--environment", "acceptance");
        commit("Close the menu with Escape");
        git("tag", "v1.1.0");

        assertThat(app.done("changes", "--from", "acceptance", "--to", "1.1.0", "--output", "markdown")
                        .stdout())
                .startsWith("## 1.1.0\n\nChanges since 1.0.0:\n\n- Close the menu with Escape (")
                .endsWith(", Ann)\n");
        JsonNode added = app.done("changes", "--from", "acceptance", "--output", "json")
                .json()
                .at("/result/added");
        assertThat(added)
                .extracting(commit -> commit.path("subject").asText())
                .containsExactly("Close the menu with Escape");
    }

    private void commit(String subject) throws IOException, InterruptedException {
        git("commit", "-q", "--allow-empty", "-m", subject);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-C"));
        command.add(directory.resolve("shop").toString());
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
