package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {

    private static final String TWO = """
            apiVersion: v1
            kind: Config
            current-context: acceptance
            clusters:
            - name: one
              cluster: {server: "https://one.example.com", certificate-authority: pki/ca.crt}
            contexts:
            - {name: acceptance, context: {cluster: one, user: ann}}
            - {name: production, context: {cluster: one, user: ben}}
            users:
            - {name: ann, user: {client-certificate: /etc/ann.crt, client-key: ../ann.key}}
            - {name: ben, user: {exec: {command: %s, args: [get-token]}}}
            """;

    @TempDir
    Path directory;

    @Test
    void withoutAContextItIsTheFileItself() throws IOException {
        try (PrivateDirectory copies = PrivateDirectory.create()) {
            assertThat(Kubeconfig.forContext(cluster("kubelogin", ""), copies)).isEqualTo(kubeconfig());
        }
    }

    @Test
    void theWantedContextIsTheCurrentOneOfAPrivateCopy() throws IOException {
        assertThat(copy("kubelogin").at("/current-context").asText()).isEqualTo("production");
        assertThat(Files.readString(kubeconfig())).contains("current-context: acceptance");
    }

    @Test
    void pathsFromTheDirectoryOfTheFileStillLeadThere() throws IOException {
        JsonNode copy = copy("kubelogin");

        assertThat(copy.at("/clusters/0/cluster/certificate-authority").asText())
                .isEqualTo(directory.resolve("pki/ca.crt").toString());
        assertThat(copy.at("/users/0/user/client-certificate").asText()).isEqualTo("/etc/ann.crt");
        assertThat(copy.at("/users/0/user/client-key").asText())
                .isEqualTo(directory.resolveSibling("ann.key").toString());
    }

    /** Those that PATH finds have no slash. */
    @ParameterizedTest
    @CsvSource({"kubelogin, kubelogin", "./kubelogin, HERE/kubelogin", "/usr/bin/kubelogin, /usr/bin/kubelogin"})
    void onlyAPathOfAProgramIsOne(String command, String there) throws IOException {
        assertThat(copy(command).at("/users/1/user/exec/command").asText())
                .isEqualTo(there.replace("HERE", directory.toString()));
    }

    @Test
    void aContextThatItHasNotIsNamedWithThoseThatItHas() throws IOException {
        SlipwayException e = failure(cluster("kubelogin", "staging"));

        assertThat(e.exitCode().code()).isEqualTo(2);
        assertThat(e.render("")).contains("no context staging in the kubeconfig", "looked in: acceptance, production");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a",
                "text",
                "{a: [",
                "a: b: c",
                "token: \"s3cr3t",
                "token: *s3cr3t",
                "token: !!s3cr3t x",
                "token: !s3cr3t! x",
                "{s3cr3t: 1, s3cr3t: 2}"
            })
    void whatIsNoMapIsRefusedWithoutItsText(String text) throws IOException {
        Files.writeString(kubeconfig(), text);

        SlipwayException e = failure(new Cluster(kubeconfig(), Optional.of("production")));

        assertThat(e.render(""))
                .containsPattern("the kubeconfig is not (a YAML map|valid YAML: )")
                .doesNotContain("s3cr3t");
    }

    @Test
    void aFileThatIsNotThereIsAMissingEnvironment() {
        assertThat(failure(new Cluster(kubeconfig(), Optional.of("production")))
                        .exitCode()
                        .code())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"'exec: {command: kubelogin}', true", "'auth-provider: {name: oidc}', true", "'token: t', false"})
    void tellsWhetherAProgramSignsIn(String user, boolean program) throws IOException {
        Files.writeString(kubeconfig(), "users:\n- {name: ann, user: {" + user + "}}\n");

        assertThat(Kubeconfig.signsInByProgram(new Cluster(kubeconfig(), Optional.empty())))
                .isEqualTo(program);
    }

    @Test
    void withoutUsersNoProgramSignsIn() throws IOException {
        Files.writeString(kubeconfig(), "users: null\n");

        assertThat(Kubeconfig.signsInByProgram(new Cluster(kubeconfig(), Optional.empty())))
                .isFalse();
    }

    private Path kubeconfig() {
        return directory.resolve("config");
    }

    private Cluster cluster(String command, String context) throws IOException {
        Files.writeString(kubeconfig(), TWO.formatted(command));
        return new Cluster(kubeconfig(), Optional.of(context).filter(name -> !name.isEmpty()));
    }

    private JsonNode copy(String command) throws IOException {
        try (PrivateDirectory copies = PrivateDirectory.create()) {
            Path copy = Kubeconfig.forContext(cluster(command, "production"), copies);
            return new ObjectMapper().readTree(copy.toFile());
        }
    }

    private static SlipwayException failure(Cluster cluster) {
        try (PrivateDirectory copies = PrivateDirectory.create()) {
            return catchThrowableOfType(SlipwayException.class, () -> Kubeconfig.forContext(cluster, copies));
        }
    }
}
