package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.FreePort;
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
            var held = browser.serviceWorkerVersion();
            var changed = "https://api-2.example.com";
            try (var second = Preview.startAt(port, "production", "--set", "apiUrl=" + changed)) {
                browser.open(second.page());
                // Not reloaded before: a page that opens while the worker changes versions may get files of both.
                browser.awaitServiceWorkerVersionOtherThan(held);
                browser.reload();
                assertThat(browser.text("api-url")).isEqualTo(changed);
                assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");
                assertThat(browser.errors()).isEmpty();
            }
        }
    }
}
