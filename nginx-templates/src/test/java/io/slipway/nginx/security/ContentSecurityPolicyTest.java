package io.slipway.nginx.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentSecurityPolicyTest {

    @Test
    void aUrlIsCalledShownPlayedAndFramed() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("apiUrl", "https://api.example.com/v1?x=1");
        variables.put("liveUrl", "wss://live.example.com:8443/");
        variables.put("sameUrl", "https://api.example.com/v2");
        variables.put("title", "just text");

        ContentSecurityPolicy policy = ContentSecurityPolicy.sameOrigin().using(variables);

        assertThat(policy.directives().get("connect-src"))
                .containsExactly("'self'", "https://api.example.com", "wss://live.example.com:8443");
        assertThat(policy.directives().get("frame-src")).containsExactly("'self'", "https://api.example.com");
        assertThat(policy.directives().get("img-src"))
                .endsWith("https://api.example.com")
                .contains("data:");
        assertThat(policy.directives().get("media-src"))
                .endsWith("https://api.example.com")
                .contains("blob:");
        assertThat(policy.directives().get("script-src")).containsExactly("'self'");
    }

    @Test
    void whatIsAllowedHasItsReason() {
        AllowedSource font = new AllowedSource("font-src", "https://fonts.gstatic.com", "styles.css:12");

        ContentSecurityPolicy policy = ContentSecurityPolicy.sameOrigin()
                .using(Map.of("liveUrl", "wss://live.example.com"))
                .allowing(List.of(font, font));

        assertThat(policy.allowed())
                .containsExactly(new AllowedSource("connect-src", "wss://live.example.com", "variable liveUrl"), font);
        assertThat(policy.header()).contains("font-src 'self' data: https://fonts.gstatic.com;");
    }

    /** A browser goes by the directive that is named and forgets the one that it would have fallen back to. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "frame-src | 'self' x.example.com",
                "worker-src | 'self' https://cdn.example.com x.example.com",
                "manifest-src | 'self' x.example.com",
                "style-src-elem | 'self' 'unsafe-inline' x.example.com",
                "script-src-elem | 'self' https://cdn.example.com x.example.com",
                "form-action | 'self' x.example.com",
                "trusted-types | x.example.com"
            })
    void whatIsAddedStandsBesideWhatHeldBefore(String directive, String sources) {
        ContentSecurityPolicy policy = ContentSecurityPolicy.sameOrigin()
                .plus("script-src", List.of("https://cdn.example.com"))
                .plus(directive, List.of("x.example.com"));

        assertThat(String.join(" ", policy.directives().get(directive))).isEqualTo(sources);
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
