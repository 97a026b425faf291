package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A visitor comes back after a release that changed nothing but a value. File names are hashed before values are put in, so
 * the names are the same as on the first visit, and caches and the service worker hold the old bytes.
 */
class ReturningVisitorIT {

    @Test
    void aChangedValueReachesABrowserThatHasTheOldOne() {
        var port = FreePort.take();
        try (var browser = new Browser()) {
            try (var first = Preview.startAt(port, "production")) {
                browser.open(first.page());
                assertThat(browser.text("api-url")).isEqualTo("https://api.example.com");
                browser.serviceWorkerState();
                browser.open(first.page());
                browser.awaitServiceWorkerHoldsTheApp();
            }
            var changed = "https://api-2.example.com";
            try (var second = Preview.startAt(port, "production", "--set", "apiUrl=" + changed)) {
                browser.open(second.page());
                Await.answer(
                        changed + " on the page, after some reloads",
                        Duration.ofMinutes(2),
                        () -> {
                            browser.reload();
                            return Optional.of(browser.text("api-url")).filter(changed::equals);
                        },
                        () -> browser.text("api-url") + browser.serviceWorkerState());
                assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");
                assertThat(browser.errors()).isEmpty();
            }
        }
    }
}
