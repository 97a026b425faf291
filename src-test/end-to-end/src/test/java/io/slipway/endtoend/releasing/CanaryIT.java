package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.slipway.driver.FreePort;
import io.slipway.driver.Repository;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import io.slipway.release.command.Slipway;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Secrets, each with a canary: the value of a secret variable, in the cluster; the token of the kubeconfig; a variable of
 * the process that the descriptor does not name; a secret that somebody wrote where none belongs. No verb may let one of
 * them out, whichever way.
 */
@ExtendWith(ClusterExtension.class)
class CanaryIT {

    /** Exit code and command line; every verb has one at least. */
    private static final String RUNS = """
            0 help
            0 init @FRESH@
            0 import @PIPELINE@ --variable-groups @GROUPS@ --into @IMPORTED@
            0 doctor
            0 schema descriptor
            0 completion bash
            0 check @APP@ --kube-version cluster @CLUSTER@
            0 variables @APP@ --environment development
            0 variables @APP@ --environment development --output json
            2 variables @APP@ --environment development --variables-file @WRITTEN_OUT@ --stacktrace
            0 render @APP@ --environment development --kube-version cluster @CLUSTER@
            0 render @APP@ --environment development --nginx
            0 package @APP@ --destination @DIRECTORY@ @CLUSTER@
            3 package @APP@ --destination @DIRECTORY@ --push oci://127.0.0.1:1/charts --stacktrace
            0 manifest @APP@ --environment development --file @MANIFEST@
            130 preview @APP@ --environment development --port @PORT@
            0 diff @APP@ --environment development @CLUSTER@
            0 checks @APP@ --environment development @CLUSTER@
            0 policy @APP@ --environment development @CLUSTER@
            0 release @APP@ --environment development @CLUSTER@ --report @DIRECTORY@/report.json
            0 status @APP@ @CLUSTER@ --output json
            0 history @APP@ --environment development @CLUSTER@
            3 changes @APP@ --from development @CLUSTER@ --stacktrace
            0 review open @APP@ --change 7 @CLUSTER@
            0 review list @APP@ @CLUSTER@
            0 review close @APP@ --change 7 @CLUSTER@
            0 review sweep @APP@ @CLUSTER@
            130 connect @APP@ --environment development @CLUSTER@ --port 0
            0 promote @APP@ --from development --to acceptance --image-digest @DIGEST@ @CLUSTER@
            0 rollback @APP@ --environment development --to 1 @CLUSTER@ --stacktrace
            0 uninstall @APP@ --environment acceptance @CLUSTER@
            2 rollback @APP@ --environment development --to 99 @CLUSTER@ --stacktrace
            2 history @APP@ --environment development --kubeconfig @DAMAGED@ --stacktrace
            """;

    private static final String FAILING =
            "1 release @APP@ --environment development @CLUSTER@ --stacktrace --output json";

    private final TestCluster cluster;
    private final Canaries canaries = new Canaries();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, String> process = new HashMap<>();

    @TempDir
    Path directory;

    private App app;
    private Path temporary;

    CanaryIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void hideCanaries() throws IOException {
        app = App.in(directory, cluster)
                .environment("acceptance", Map.of(), Map.of("addinId", "b2f783be-0847-4ec3-9bf0-8f0506660cc2"))
                .environment(
                        "development",
                        Map.of(),
                        Map.of(
                                "addinId",
                                "71d330bd-0a8b-4e47-8d9e-03de1259c60f",
                                "addinName",
                                "Shop",
                                "backEndKey",
                                Map.of("secret", Map.of("name", "keys", "key", "backend"))))
                .template(Map.of("host", "shop-{change}.review.example.com"));
        hideInCluster(canaries.hide("canary-of-the-cluster-4d1f"));
        temporary = Files.createDirectories(directory.resolve("tmp"));
        process.putAll(Map.of(
                "UNNAMED_PASSWORD",
                canaries.hide("canary-of-the-process-77ab"),
                "JAVA_TOOL_OPTIONS",
                "-Djava.io.tmpdir=" + temporary,
                "TMPDIR",
                temporary.toString(),
                "XDG_CACHE_HOME",
                directory.resolve("cache").toString()));
        places.put("@APP@", app.directory().toString());
        places.put("@CLUSTER@", "--kubeconfig " + cluster.kubeconfig());
        places.put("@DIRECTORY@", directory.toString());
        places.put("@PORT@", Integer.toString(FreePort.take()));
        places.put("@DIGEST@", "sha256:" + "b".repeat(64));
        places.put(
                "@MANIFEST@",
                Repository.ROOT
                        .resolve("release/workbench/src/test/resources/manifests/manifest.xml")
                        .toString());
        hideInFiles();
    }

    private void hideInCluster(String secret) {
        cluster.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("keys")
                        .withNamespace(app.namespace("development"))
                        .endMetadata()
                        .withStringData(Map.of("backend", secret))
                        .build())
                .create();
    }

    private void hideInFiles() throws IOException {
        String token = cluster.client().getConfiguration().getAutoOAuthToken();
        assertThat(token).hasSizeGreaterThan(20);
        canaries.hide(token);
        // Parsers like to quote the line that they stumble over.
        hide("@DAMAGED@", "damaged-kubeconfig", "users:\n  - name: admin\n    user: {token: \"" + token + "\n");
        hide(
                "@WRITTEN_OUT@",
                "variables.yaml",
                "backEndKey: {secret: " + canaries.hide("canary-written-out-c0de") + "}\n");
        hide(
                "@GROUPS@",
                "groups.json",
                "[{\"name\": \"shop\", \"variables\": {\"backEndKey\": {\"value\": \""
                        + canaries.hide("canary-of-a-group-81e2") + "\", \"isSecret\": true}}}]");
        Path pipeline = Files.writeString(
                directory.resolve("azure-pipelines.yml"),
                "variables: [{group: shop}]\nstages:\n  - stage: Acceptance\n    jobs: [{deployment: d, environment: Acceptance}]\n");
        places.put("@PIPELINE@", pipeline.toString());
        places.put(
                "@IMPORTED@",
                Files.createDirectories(directory.resolve("imported")).toString());
        canaries.hideIn(
                directory.resolve("fresh/.npmrc"),
                "//registry.example.com/:_authToken=" + canaries.hide("canary-of-npm-a55e") + "\n");
        Files.writeString(
                directory.resolve("fresh/package.json"),
                "{\"name\": \"fresh\", \"scripts\": {\"build\": \"vite build\"}, \"devDependencies\": {\"vite\": \"8.0.0\"}}");
        Files.writeString(directory.resolve("fresh/index.html"), "<title>#{title}#</title>");
        places.put("@FRESH@", directory.resolve("fresh").toString());
    }

    private void hide(String place, String file, String text) {
        places.put(place, canaries.hideIn(directory.resolve(file), text).toString());
    }

    @Test
    void everyVerbIsRun() {
        assertThat(RUNS.lines().map(line -> line.split(" ")[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        new CommandLine(new Slipway()).getSubcommands().keySet());
    }

    @Test
    void canaryIsSeenInBase64AndInWhatIsPacked() throws IOException {
        String secret = canaries.hide("canary-to-be-found-3f");
        for (String before : List.of("", "a", "ab")) {
            String text = Base64.getEncoder()
                    .encodeToString((before + secret + "\n and more").getBytes(StandardCharsets.UTF_8));
            assertThat(canaries.areIn(text)).as(text).isTrue();
        }
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(directory.resolve("chart.tgz")))) {
            packed.write(secret.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(canaries.seenIn(directory)).containsExactly(directory.resolve("chart.tgz"));
    }

    @Test
    void noVerbLetsASecretOut() throws IOException {
        List<SlipwayRun> runs = new ArrayList<>();
        RUNS.lines().map(this::run).forEach(runs::add);
        app.podsFail("development", "slipway: development: broken");
        runs.add(run(FAILING));

        assertThat(runs).noneMatch(run -> canaries.areIn(run.stdout()) || canaries.areIn(run.stderr()));
        assertThat(canaries.seenInCommandLines()).isEmpty();
        assertThat(canaries.seenIn(directory)).isEmpty();
        assertThat(temporary).as("temporary files that were left").isEmptyDirectory();
        assertThat(writtenToTheCluster())
                .hasSizeGreaterThan(10)
                .noneMatch(canaries::areIn)
                .anyMatch(text -> text.contains("slipway: development: broken"));
    }

    /** Runs one line, which must end as it says. */
    private SlipwayRun run(String line) {
        for (Map.Entry<String, String> place : places.entrySet()) {
            line = line.replace(place.getKey(), place.getValue());
        }
        List<String> words = Arrays.asList(line.split(" "));
        SlipwayRun run = SlipwayRun.start(directory.resolve("runs"), process, words.subList(1, words.size()));
        canaries.watch(run);
        assertThat(run.ended().exitCode()).as(line + "\n" + run).isEqualTo(Integer.parseInt(words.get(0)));
        return run;
    }

    /** Every object that the releases brought, Helm's own unpacked; but not the Secret that a user keeps the value in. */
    private List<String> writtenToTheCluster() {
        return Stream.of("development", "acceptance")
                .map(app::namespace)
                .flatMap(this::objects)
                .toList();
    }

    private Stream<String> objects(String namespace) {
        Stream<String> secrets = cluster.client().secrets().inNamespace(namespace).list().getItems().stream()
                .filter(secret -> secret.getType().equals("helm.sh/release.v1"))
                .map(CanaryIT::unpacked);
        Stream<String> others = Stream.of(
                        "api/v1/namespaces/@/configmaps",
                        "api/v1/namespaces/@/events",
                        "api/v1/namespaces/@/pods",
                        "apis/apps/v1/namespaces/@/deployments",
                        "apis/coordination.k8s.io/v1/namespaces/@/leases")
                .map(path -> cluster.client().raw("/" + path.replace("@", namespace)));
        return Stream.concat(secrets, others);
    }

    private static String unpacked(Secret release) {
        try {
            byte[] once = Base64.getDecoder().decode(release.getData().get("release"));
            return new String(Canaries.unpacked(Base64.getDecoder().decode(once)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
