package io.slipway.release.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NginxLogTest {

    private static final String REQUEST = "{\"time\":\"2026-11-28T22:37:58+00:00\",\"path\":\"/\",\"status\":404}\n";

    @Test
    void theFirstErrorIsTheReason() {
        String first = "2026/11/28 22:40:01 [emerg] 12#12: open() \"/site/nginx.pid\" failed (13: Permission denied)";

        assertThat(new NginxLog(REQUEST.repeat(500) + "nginx: notice\n" + first + "\n2026 [alert] another\n").reason())
                .contains(first);
    }

    @Test
    void whatItSaidLastIsTheReasonWhereItNamesNoError() {
        assertThat(new NginxLog("1\n2\n3\n4\n5\n\n6\n" + REQUEST).reason()).contains("2\n3\n4\n5\n6");
    }

    @Test
    void requestsAreNone() {
        assertThat(new NginxLog(REQUEST.repeat(579)).reason()).isEmpty();
    }
}
