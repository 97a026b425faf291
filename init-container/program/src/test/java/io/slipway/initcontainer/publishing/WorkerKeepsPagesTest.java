package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The case stale-csp-after-304: a service worker takes a page over from its old cache, with the headers of the old release,
 * unless the page's hash is another one. The policy among these headers follows values and configuration.
 */
class WorkerKeepsPagesTest {

    private static final String PAGE =
            "<!doctype html><html><head><base href=\"/\"></head><body><script src=\"main.js\"></script></body></html>";
    private static final String SCRIPT = "fetch('#{apiUrl}#')";

    @TempDir
    Path root;

    @Test
    void anotherValueIsAnotherPageForAngularsWorker() {
        String first = page(angular("first").variable("apiUrl", "https://a.example.com"));
        String again = page(angular("again").variable("apiUrl", "https://a.example.com"));
        Sample other = angular("other").variable("apiUrl", "https://b.example.com");

        assertThat(page(other)).isNotEqualTo(first);
        assertThat(again).isEqualTo(first);
        assertThat(other.published("ngsw.json"))
                .contains(HashForm.SHA1_HEX.of(other.published("index.html").getBytes(StandardCharsets.UTF_8)));
    }

    /** A source that was added to the policy changes no value. */
    @Test
    void anotherReleaseIsAnotherPage() {
        String first = page(angular("first").variable("apiUrl", "x").set(Setting.RELEASE, "3f2a91c0d4"));

        assertThat(page(angular("other").variable("apiUrl", "x").set(Setting.RELEASE, "9c0d43f2a1")))
                .isNotEqualTo(first);
        assertThat(first).endsWith("</html><!-- release 3f2a91c0d4 -->\n");
    }

    @Test
    void aSecretLeavesNoTraceInAPage() {
        String first = page(
                angular("first").variable("apiUrl", "x").variable("key", "1").set(Setting.SECRETS, "key"));

        assertThat(page(angular("other")
                        .variable("apiUrl", "x")
                        .variable("key", "2")
                        .set(Setting.SECRETS, "key")))
                .isEqualTo(first);
    }

    @Test
    void aWorkboxPrecacheIsTold() {
        Sample one = workbox("one").variable("apiUrl", "https://a.example.com");
        Sample two = workbox("two").variable("apiUrl", "https://b.example.com");

        assertThat(page(one)).isNotEqualTo(page(two));
        assertThat(one.published("sw.js"))
                .contains(HashForm.MD5_HEX.of(one.published("index.html").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withoutAWorkerThePageStaysAsItWasBuilt() {
        Sample plain =
                new Sample(root.resolve("plain")).file("index.html", PAGE).file("main.js", SCRIPT);

        assertThat(page(plain.variable("apiUrl", "x"))).isEqualTo(PAGE);
    }

    private Sample angular(String name) {
        return new Sample(root.resolve(name))
                .file("index.html", PAGE)
                .file("main.js", SCRIPT)
                .file(
                        "ngsw.json",
                        "{\"configVersion\":1,\"index\":\"/index.html\",\"assetGroups\":[{\"urls\":[\"/index.html\",\"/main.js\"],"
                                + "\"patterns\":[]}],\"hashTable\":{\"/index.html\":\"" + sha1(PAGE)
                                + "\",\"/main.js\":\""
                                + sha1(SCRIPT) + "\"}}");
    }

    private Sample workbox(String name) {
        return new Sample(root.resolve(name))
                .file("index.html", PAGE)
                .file("main.js", SCRIPT)
                .file(
                        "sw.js",
                        "precacheAndRoute([{url:'index.html',revision:'"
                                + HashForm.MD5_HEX.of(PAGE.getBytes(StandardCharsets.UTF_8)) + "'}])");
    }

    private static String sha1(String text) {
        return HashForm.SHA1_HEX.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String page(Sample sample) {
        sample.publish();
        return sample.published("index.html");
    }
}
