package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import org.junit.jupiter.api.Test;

/** Values that break naive replacement, put into the example's built bundle and read back in a browser. */
class HostileValuesIT {
    private static final String VALUE =
            "it's \"quoted\" `${1+1}` </script><!-- C:\\temp\\new \u2028 😀 | & $1 $& #{host}# é\n'; alert(1) //";

    @Test
    void theAppShowsThemExactlyAndItsServiceWorkerIsContent() {
        try (var preview = Preview.start("production", "--set", "apiUrl=" + VALUE, "--set", "adUrl=" + VALUE);
                var browser = new Browser()) {
            browser.open(preview.page());
            assertThat(browser.text("api-url")).isEqualTo(VALUE);
            assertThat(browser.text("ad-url")).isEqualTo(VALUE);
            browser.click("nav-reports");
            browser.click("report-42");
            assertThat(browser.text("report-source")).isEqualTo(VALUE + "/reports/42");
            assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");
            assertThat(browser.errors()).isEmpty();

            // Once more, as the service worker serves it: a file whose hash were wrong would not be in its cache.
            browser.open(preview.page());
            browser.awaitServiceWorkerHoldsTheApp();
            assertThat(browser.text("api-url")).isEqualTo(VALUE);
            assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");
            assertThat(browser.errors()).isEmpty();
        }
    }
}
