package io.slipway.nginx.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "https://api.example.com/v1?x=1                 | https://api.example.com",
                "HTTPS://API.Example.com:443/V1                 | https://api.example.com",
                "http://localhost:5000                          | http://localhost:5000",
                "wss://live.example.com:8443/hub                | wss://live.example.com:8443",
                "https://user:p%40ss@api.example.com/           | https://api.example.com",
                "https:\\\\api.example.com\\v1                    | https://api.example.com",
                "https:/api.example.com/v1                      | https://api.example.com",
                // templates
                "https://{s}.tile.example.org/{z}/{x}/{y}.png   | https://*.tile.example.org",
                "https://api.example.com/{tenant}/v1            | https://api.example.com",
                "https://${region}.api.example.com              | https://*.api.example.com",
                "https://api-{region}.example.com:{port}/       | https://*.example.com:*",
                "https://eu.{stage}.shop.example.com/           | https://*.shop.example.com",
                "https://<tenant>.example.com                   | https://*.example.com",
                "https://%s.example.com/%d                      | https://*.example.com",
                // lists, JSON, connection strings
                "https://a.example.com,https://b.example.com    | https://a.example.com https://b.example.com",
                "https://a.example.com; https://b.example.com   | https://a.example.com https://b.example.com",
                "{\"shop\":\"https://shop.example.com/remoteEntry.js\"} | https://shop.example.com",
                "{\"a\":\"https:\\/\\/a.example.com\\/x\",\"b\":[\"https://b.example.com\"]} | https://a.example.com https://b.example.com",
                "InstrumentationKey=0;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/;LiveEndpoint=https://westeurope.livediagnostics.monitor.azure.com/ | https://westeurope-5.in.applicationinsights.azure.com https://westeurope.livediagnostics.monitor.azure.com",
                "https://key@o1.ingest.sentry.io/2              | https://o1.ingest.sentry.io",
                "see https://a.example.com. And go on           | https://a.example.com",
                // names
                "https://b\u00fccher.example/                      | https://xn--bcher-kva.example",
                "https://\u4f8b\u3048.jp/                          | https://xn--r8jz45g.jp",
                "https://my_api.example.com/                    | https://*.example.com",
                "http://127.1:8080/                             | http://127.0.0.1:8080",
                "http://0x7f000001/                             | http://127.0.0.1",
                "just text                                      | ",
                "/relative                                      | ",
                "mailto:a@example.com                           | ",
                "amqp://queue.example.com                       | ",
                "12:30                                          | ",
                "e.g. this                                      | ",
                "1.2.3                                          | ",
                "a/b                                            | "
            })
    void isReadAsBrowsersReadIt(String value, String sources) {
        UrlValue read = UrlValue.read(value);

        assertThat(String.join(" ", read.sources())).isEqualTo(sources == null ? "" : sources);
        assertThat(read.notUnderstood()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https://{host}/v1",
                "https://{tenant}.com/",
                "http://[::1]:8080/",
                "http://[fd00::1]/",
                "https://api.example.com:99999/",
                "http://1.2.3.4.5/",
                "http://256.1.1.1/",
                "https://a..example.com/",
                "https://stra\u00dfe.example/",
                "https://*/",
                "//cdn.example.com/lib.js",
                "api.example.com/v1",
                "localhost:8080",
                "api.example.com:8443"
            })
    void whatLooksLikeAUrlAndIsNotUnderstoodIsTold(String value) {
        assertThat(UrlValue.read(value).sources()).isEmpty();
        assertThat(UrlValue.read(value).notUnderstood()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a'b.example.com/;script-src *",
                "https://a.example.com;script-src *",
                "https://evil.example.com\n; script-src *",
                "https://a.example.com 'unsafe-inline'",
                "https://$host/",
                "https://a\"b/"
            })
    void nothingButAnOriginComesOut(String value) {
        assertThat(UrlValue.read(value).sources())
                .allMatch(source -> source.matches("(?:https?|wss?)://[a-z0-9.*-]+(?::[0-9*]+)?"));
    }

    /** Java's regular expressions recurse where alternatives repeat. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", "{a}", "%s", "[::1]", "1:"})
    void aLongValueIsReadAsAnyOther(String piece) {
        UrlValue.read(piece.repeat(200_000));
        assertThat(UrlValue.read("https://ann:" + piece.repeat(200_000) + "/").sources())
                .isNotNull();
    }
}
