package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.delivery.Cors;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.security.ContentSecurityPolicy;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("needs-program")
class SendsHeadersTest {

    @TempDir
    Path root;

    @BeforeEach
    void write() {
        SiteFiles.of(root, "/addin/").write("/addin/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }

    @Test
    void everyAnswerHasThemWhicheverRuleGaveIt() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path : List.of("/addin/", "/addin/x", "/addin", "/addin/gone.js", "/.env", "/healthz", "/")) {
                Answer answer = nginx.navigate(path);

                assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
                assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("strict-origin-when-cross-origin");
                assertThat(answer.header("Cross-Origin-Resource-Policy"))
                        .as(path)
                        .isEqualTo("same-origin");
                assertThat(answer.header("X-Request-Id")).as(path).hasSize(32);
            }
        }
    }

    @Test
    void searchEnginesAreAskedToStayAwayWhereTheyAreTo() {
        try (RunningNginx nginx =
                        RunningNginx.serving(root, NginxSite.spa("/addin/").noindex(true));
                RunningNginx open = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path : List.of("/addin/", "/addin/x", "/addin/gone.js", "/addin/logo.svg", "/healthz")) {
                assertThat(nginx.navigate(path).header("X-Robots-Tag")).as(path).isEqualTo("noindex, nofollow");
                assertThat(open.navigate(path).headers().stream().map(Map.Entry::getKey))
                        .as(path)
                        .doesNotContain("X-Robots-Tag");
            }
        }
    }

    @Test
    void noHeaderIsSentTwice() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path : List.of("/addin/", "/addin", "/addin/gone.js", "/addin/main-ABCD2345.js")) {
                assertThat(nginx.navigate(path, "Accept-Encoding: gzip").headers().stream()
                                .map(Map.Entry::getKey))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void whatIsNotFoundIsSaidInPlainTextWhateverWasAskedFor() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path : List.of("/addin/gone.js", "/addin/gone.css", "/addin/gone.html", "/elsewhere")) {
                Answer answer = nginx.get(path, "Sec-Fetch-Mode: no-cors");

                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.header("Content-Type")).as(path).startsWith("text/plain");
                assertThat(answer.text()).as(path).isEqualTo("not found\n");
            }
        }
    }

    @Test
    void policiesComeWithDocumentsAndNotWithScripts() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path : List.of("/addin/", "/addin/deep/route", "/addin/logo.svg")) {
                assertThat(nginx.navigate(path).header("Content-Security-Policy"))
                        .as(path)
                        .startsWith("default-src 'self';");
            }
            assertThat(nginx.get("/addin/main-ABCD2345.js").header("Content-Security-Policy"))
                    .isEmpty();
        }
    }

    @Test
    void ordinaryAppsAreFramedByThemselvesAlone() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            Answer page = nginx.navigate("/addin/");

            assertThat(page.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
            assertThat(page.header("Content-Security-Policy")).contains("; frame-ancestors 'self';");
            assertThat(page.header("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void thePolicyKnowsTheEnvironmentsUrls() {
        try (RunningNginx nginx = RunningNginx.serving(
                root,
                NginxSite.spa("/addin/")
                        .policy(policy -> policy.using(Map.of("apiUrl", "https://api.example.com/v1"))))) {
            assertThat(nginx.navigate("/addin/").header("Content-Security-Policy"))
                    .contains("connect-src 'self' https://api.example.com;");
        }
    }

    /** As slipway-init writes it. */
    private void writeNeedsOfTheBundle() {
        new SiteFiles(root).write("/.slipway/policy.map", """
                        "font-src" " https://fonts.gstatic.com";
                        "worker-src" " blob:";
                        "object-src" " 'self'";
                        "script-src" " https://js.stripe.com 'wasm-unsafe-eval'";
                        """);
    }

    @Test
    void policyLetsInWhatTheBundleNeeds() {
        writeNeedsOfTheBundle();
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            assertThat(nginx.navigate("/addin/").header("Content-Security-Policy"))
                    .contains("font-src 'self' data: https://fonts.gstatic.com; ", "worker-src 'self' blob:; ")
                    .contains("object-src 'self'; ")
                    .doesNotContain("frame-src")
                    .endsWith("; script-src 'self' https://js.stripe.com 'wasm-unsafe-eval'");
        }
    }

    @Test
    void policyLetsInWhatIsListedAloneWhereItMustNotFollowTheBundle() {
        writeNeedsOfTheBundle();
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/addin/").policy(ContentSecurityPolicy::withoutBundle))) {
            assertThat(nginx.navigate("/addin/").header("Content-Security-Policy"))
                    .contains("object-src 'none'; ")
                    .doesNotContain("fonts.gstatic.com")
                    .endsWith("; script-src 'self'");
        }
    }

    @Test
    void eachPageMayRunTheInlineScriptsThatItWasPublishedWith() {
        new SiteFiles(root).write("/addin/about/index.html", "prerendered").write("/.slipway/script-hashes.map", """
                        "/addin/index.html" " 'sha256-AAA='";
                        "/addin/about/index.html" " 'unsafe-hashes' 'sha256-BBB='";
                        """);
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path : List.of("/addin/", "/addin/index.html", "/addin/settings")) {
                assertThat(nginx.navigate(path).header("Content-Security-Policy"))
                        .as(path)
                        .endsWith("; script-src 'self' 'sha256-AAA='");
            }
            for (String path : List.of("/addin/about", "/addin/about/", "/addin/about/index.html")) {
                assertThat(nginx.navigate(path).header("Content-Security-Policy"))
                        .as(path)
                        .endsWith("; script-src 'self' 'unsafe-hashes' 'sha256-BBB='");
            }
            assertThat(nginx.navigate("/addin/logo.svg").header("Content-Security-Policy"))
                    .endsWith("; script-src 'self'");
        }
    }

    @Test
    void hashesAreLeftOutWhereTheyWouldTakeAwayWhatThePolicyAllows() {
        new SiteFiles(root).write("/.slipway/script-hashes.map", "\"/addin/index.html\" \" 'sha256-AAA='\";\n");
        try (RunningNginx nginx = RunningNginx.serving(
                root,
                NginxSite.spa("/addin/").policy(policy -> policy.with("script-src", "'self'", "'unsafe-inline'")))) {
            assertThat(nginx.navigate("/addin/").header("Content-Security-Policy"))
                    .endsWith("; script-src 'self' 'unsafe-inline'");
        }
    }

    @Test
    void aPolicyCanBeTriedWithoutBlocking() {
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/addin/").policy(policy -> policy.reportingOnly()))) {
            Answer page = nginx.navigate("/addin/");

            assertThat(page.header("Content-Security-Policy")).isEmpty();
            assertThat(page.header("Content-Security-Policy-Report-Only")).startsWith("default-src 'self'");
        }
    }

    @Test
    void transportSecurityIsSentWhereItIsChosen() {
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/addin/").hsts("max-age=31536000"))) {
            assertThat(nginx.navigate("/addin/").header("Strict-Transport-Security"))
                    .isEqualTo("max-age=31536000");
        }
    }

    @Test
    void sourceMapsAreServedWhereTheyAreChosen() {
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/addin/").sourceMaps(true))) {
            assertThat(nginx.get("/addin/main-ABCD2345.js.map").status()).isEqualTo(200);
        }
    }

    /** A browser goes on with the policy of the first answer unless a 304 brings another. */
    @Test
    void whatBelongsToADocumentComesWithItsNotModifiedToo() {
        new SiteFiles(root).write("/.slipway/script-hashes.map", "\"/addin/index.html\" \" 'sha256-AAA='\";\n");
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            for (String path : List.of(
                    "/addin/", "/addin/settings", "/addin/index.html", "/addin/logo.svg", "/addin/manifest.xml")) {
                Answer first = nginx.navigate(path);
                Answer again = nginx.navigate(path, "If-None-Match: " + first.header("ETag"));

                assertThat(again.status()).as(path).isEqualTo(304);
                for (String header : List.of(
                        "Content-Security-Policy",
                        "Permissions-Policy",
                        "X-Frame-Options",
                        "Cross-Origin-Opener-Policy",
                        "Cross-Origin-Resource-Policy",
                        "Referrer-Policy",
                        "X-Content-Type-Options",
                        "Cache-Control")) {
                    assertThat(again.header(header))
                            .as(path + " " + header)
                            .isEqualTo(first.header(header))
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void theNotModifiedOfAScriptHasNoPolicy() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            Answer first = nginx.get("/addin/main-ABCD2345.js");

            assertThat(nginx.get("/addin/main-ABCD2345.js", "If-None-Match: " + first.header("ETag"))
                            .header("Content-Security-Policy"))
                    .isEmpty();
        }
    }

    @Test
    void aBackEndsNotModifiedHasThePolicyWhereAPageWasAskedFor() {
        try (Service pages = Service.doing(
                        (request, client) -> Service.answer(client, "304 Not Modified", "", "ETag: \"1\""));
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/addin/")
                                .backEnds(List.of(BackEnd.http("/api", pages.url())))
                                .dns(Dns.whenStarting()))) {
            assertThat(nginx.navigate("/api/page", "Sec-Fetch-Dest: document", "If-None-Match: \"1\"")
                            .header("Content-Security-Policy"))
                    .startsWith("default-src 'self'");
            assertThat(nginx.get("/api/data", "Sec-Fetch-Dest: empty", "If-None-Match: \"1\"")
                            .header("Content-Security-Policy"))
                    .isEmpty();
        }
    }

    @Test
    void otherOriginsReadFilesWhereTheyAreAllowedAndNeverPages() {
        Cors cors =
                new Cors(List.of("https://shell.example.com", "http://localhost:4200", "HTTPS://Shell.example.com"));
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/addin/").cors(cors))) {
            Answer allowed = nginx.get("/addin/main-ABCD2345.js", "Origin: https://shell.example.com");
            assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://shell.example.com");
            assertThat(allowed.header("Vary")).contains("Origin");
            assertThat(allowed.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");

            Answer again = nginx.get(
                    "/addin/main-ABCD2345.js",
                    "Origin: http://localhost:4200",
                    "If-None-Match: " + allowed.header("ETag"));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:4200");

            Answer other = nginx.get("/addin/main-ABCD2345.js", "Origin: https://evil.example.com");
            assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(other.header("Vary")).contains("Origin");

            Answer page = nginx.navigate("/addin/", "Origin: https://shell.example.com");
            assertThat(page.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void allOriginsMayBeAllowed() {
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/addin/").cors(new Cors(List.of("*"))))) {
            Answer allowed = nginx.get("/addin/main-ABCD2345.js", "Origin: https://anybody.example.com");

            assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(allowed.header("Vary")).doesNotContain("Origin");
        }
    }
}
