package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.ConfigurationText;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes that scanners of nginx configurations look for, each by its name there. What can be seen in the text is
 * looked for in the configuration of every example; what can be tried is tried.
 */
@Tag("needs-program")
class AvoidsTrapsTest {

    @TempDir
    Path root;

    @BeforeEach
    void write() {
        SiteFiles.of(root, "/addin/");
        new SiteFiles(root).write("/secret.txt", "secret");
    }

    static Set<String> sites() {
        return ExampleSites.byName().keySet();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aliasTraversal(String site) {
        assertThat(of(site).named("alias")).isEmpty();
    }

    @Test
    void aliasTraversalIsTriedInVain() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path : List.of(
                    "/addin../secret.txt",
                    "/addin/../secret.txt",
                    "/addin/%2e%2e/secret.txt",
                    "/addin/..%2fsecret.txt",
                    "/addin/assets/..%2f..%2fsecret.txt",
                    "/addin..%2f..%2fetc/passwd",
                    "/addin/../../etc/passwd")) {
                Answer answer = nginx.get(path, "Accept: text/plain");
                assertThat(answer.status()).as(path).isBetween(400, 404);
                assertThat(answer.text()).as(path).doesNotContain("secret", "root:");
            }
        }
    }

    /** {@code $uri} is decoded: %0d%0a in it ends a header. */
    @ParameterizedTest
    @MethodSource("sites")
    void httpSplitting(String site) {
        for (String directive : List.of("return", "rewrite", "add_header", "proxy_set_header", "proxy_pass", "set")) {
            assertThat(of(site).named(directive))
                    .as(directive)
                    .noneMatch(line -> line.matches(".*\\$(?:uri|document_uri|request_filename)\\b.*"));
        }
    }

    @Test
    void httpSplittingIsTriedInVain() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path :
                    List.of("/addin?%0d%0aX-Injected:1", "/addin%0d%0aX-Injected:1", "/%0d%0aX-Injected:1")) {
                assertThat(nginx.navigate(path).header("X-Injected")).as(path).isEmpty();
            }
        }
    }

    /** A location with a header of its own loses those of the server. */
    @ParameterizedTest
    @MethodSource("sites")
    void addHeaderRedefinition(String site) {
        assertThat(of(site).named("add_header"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("http > server > add_header"));
    }

    /** The same holds for the headers that a service is sent: all of them stand together or none does. */
    @ParameterizedTest
    @MethodSource("sites")
    void proxySetHeaderRedefinition(String site) {
        assertThat(of(site).named("proxy_set_header"))
                .allMatch(line -> line.startsWith("http > server > location > proxy_set_header"));
    }

    /** Inside "if" only "return" is sure to do what it says. */
    @ParameterizedTest
    @MethodSource("sites")
    void ifIsEvil(String site) {
        assertThat(of(site).inside("if")).allMatch(line -> line.contains("if > return "));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void hostSpoofing(String site) {
        assertThat(of(site).lines()).noneMatch(line -> line.contains("$http_host"));
    }

    /** No part of a request is part of the address of a service. */
    @ParameterizedTest
    @MethodSource("sites")
    void ssrf(String site) {
        assertThat(of(site).named("proxy_pass"))
                .allMatch(line -> line.matches(
                        ".* proxy_pass (?:\\$slipway_(?:upstream|sign_in|newest|starting)|\"https?://[^$]*\")"));
        assertThat(of(site).named("set"))
                .allMatch(
                        line -> line.matches(
                                ".* set (?:\\$slipway_asked (?:1|\"\")|\\$slipway_(?:upstream|sign_in) \"https?://[^$]*(?:\\$slipway_cluster_domain[^$]*)?\")"));
        assertThat(of(site).named("map"))
                .filteredOn(line -> line.matches(".*\\$slipway_(?:newest|starting)"))
                .allMatch(line -> line.matches("http > map \"(newest|starting)\" \\$slipway_\\1"));
    }

    /** A named location cannot be asked for from outside. */
    @Test
    void internalLocationsStayInternal() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.office("/addin/"))) {
            for (String path : List.of("/@slipway_history_cache_0", "/addin/@slipway_history_cache_0")) {
                assertThat(nginx.get(path, "Accept: text/plain").status()).isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void versionDisclosure(String site) {
        assertThat(of(site).named("server_tokens")).containsExactly("http > server_tokens off");
    }

    /** With merge_slashes off, "//addin/.env" is another path than the rules know. */
    @ParameterizedTest
    @MethodSource("sites")
    void mergeSlashes(String site) {
        assertThat(of(site).named("merge_slashes")).isEmpty();
    }

    /** "add_header" without "always" leaves errors without the header. */
    @ParameterizedTest
    @MethodSource("sites")
    void headersOfErrors(String site) {
        assertThat(of(site).named("add_header")).allMatch(line -> line.endsWith(" always"));
    }

    /** A pattern without an anchor matches in the middle of a path. */
    @ParameterizedTest
    @MethodSource("sites")
    void unanchoredPatterns(String site) {
        assertThat(of(site).named("location").stream().filter(line -> line.contains("location ~")))
                .allMatch(line -> line.contains("\"^") || line.endsWith("\\z\"") || line.contains("\"/\\."));
    }

    /** A pattern on the path of a request that takes ages for some paths. */
    @Test
    void catastrophicPatterns() {
        try (RunningNginx nginx = RunningNginx.serving(
                root, ExampleSites.byName().get("languages").toBuilder().dns(Dns.whenStarting()))) {
            nginx.navigate("/addin/" + "a/".repeat(3000), "Accept-Language: " + "x,".repeat(4000));
            nginx.navigate("/portal/" + "-a".repeat(3500) + ".js");
            nginx.navigate("/portal/" + "-A1".repeat(2500) + ".j");

            assertThat(nginx.errors()).doesNotContain("pcre");
        }
    }

    /** A service's answer to one client is kept for another. */
    @ParameterizedTest
    @MethodSource("sites")
    void sharedCache(String site) {
        assertThat(of(site).named("proxy_cache")).isEmpty();
    }

    /** The header "Proxy" becomes the variable HTTP_PROXY of CGI programs. */
    @Test
    void httpoxy() {
        try (Service service = Service.echo();
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/addin/")
                                .backEnds(List.of(
                                        BackEnd.http("/api", service.url()).withHeaders(Map.of("X-A", "b"))))
                                .dns(Dns.whenStarting()))) {
            assertThat(nginx.get("/api/x", "Proxy: http://evil.example.com").text())
                    .contains("X-A: b\n")
                    .doesNotContain("evil");
        }
    }

    private static ConfigurationText of(String site) {
        return ConfigurationText.of(NginxTemplates.render(ExampleSites.byName().get(site)));
    }
}
