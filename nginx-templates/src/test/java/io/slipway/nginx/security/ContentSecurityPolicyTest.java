package io.slipway.nginx.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentSecurityPolicyTest {

    @Test
    void connectsToTheOriginsOfUrls() {
        ContentSecurityPolicy policy = ContentSecurityPolicy.sameOrigin()
                .connectingTo(List.of(
                        "https://api.example.com/v1?x=1",
                        "wss://live.example.com:8443/",
                        "https://api.example.com/v2",
                        "just text",
                        "/relative",
                        "mailto:a@example.com"));

        assertThat(policy.directives().get("connect-src"))
                .containsExactly("'self'", "https://api.example.com", "wss://live.example.com:8443");
    }

    @Test
    void somethingAddedTakesThePlaceOfNone() {
        assertThat(ContentSecurityPolicy.sameOrigin()
                        .plus("object-src", List.of("https://example.com"))
                        .header())
                .contains("object-src https://example.com;");
    }

    @Test
    void officeIsTheOnlyStrangerThatFrames() {
        assertThat(OfficeHosts.policy(List.of("https://*.office.com")).header())
                .contains("; frame-ancestors 'self' https://*.office.com;");
    }
}
