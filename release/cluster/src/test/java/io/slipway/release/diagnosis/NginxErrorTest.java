package io.slipway.release.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are nginx 1.22's own. */
class NginxErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "host not found in resolver \"kube-dns.kube-system.svc.cluster.local\" in /etc/slipway/nginx.conf:9 | leave nginx.dns.servers out",
                "host not found in upstream \"api.shop.svc\" in /etc/slipway/nginx.conf:80 | correct the url under backEnds",
                "bind() to 0.0.0.0:80 failed (13: Permission denied) | above 1024",
                "bind() to 0.0.0.0:8080 failed (98: Address already in use) | no other container of the pod uses",
                "socket() [::]:8080 failed (97: Address family not supported by protocol) | nginx.ipv6: false",
                "bind() to [::]:8080 failed (99: Cannot assign requested address) | nginx.ipv6: false",
                "dlopen() \"/usr/lib/nginx/modules/ngx_http_brotli_static_module.so\" failed (/usr/lib/x.so: cannot open shared object file: No such file or directory) in /etc/slipway/nginx.conf:2 | under nginx.brotli",
                "unknown directive \"brotli_static\" in /etc/slipway/nginx.conf:70 | under nginx.brotli",
                "module \"/usr/lib/nginx/modules/m.so\" is not binary compatible in /etc/slipway/nginx.conf:1 | under nginx.brotli",
                "SSL_CTX_load_verify_locations(\"/etc/company/ca.crt\") failed (SSL: error:80000002:system library::No such file or directory) | mount the file that caFile names",
                "mkdir() \"/tmp/nginx-client-body\" failed (30: Read-only file system) | a writable /tmp",
                "conflicting parameter \"/App.js\" in /site/html/.slipway/revalidate.map:2 | differ in case alone",
                "could not build map_hash, you should increase map_hash_bucket_size: 1024 | very long",
                "open() \"/etc/slipway/nginx.conf\" failed (2: No such file or directory) | mount what the message names",
                "unknown directive \"http3\" in /etc/slipway/nginx.conf:7 | 1.22 or newer",
                "something new | slipway render --nginx"
            })
    void eachErrorHasItsRemedy(String error, String fix) {
        assertThat(NginxError.of("2026/11/28 15:33:30 [warn] 1#1: something\nnginx: [emerg] " + error + "\n"))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.message()).isEqualTo("nginx does not start: " + error);
                    assertThat(problem.fix())
                            .hasValueSatisfying(text -> assertThat(text).contains(fix));
                });
    }

    @Test
    void theLogsFormIsReadToo() {
        assertThat(NginxError.of(
                        "2026/11/28 15:33:30 [emerg] 7#7: bind() to 0.0.0.0:80 failed (13: Permission denied)"))
                .hasValueSatisfying(problem -> assertThat(problem.message())
                        .endsWith("start: bind() to 0.0.0.0:80 failed (13: Permission denied)"));
    }

    @Test
    void whatIsNoEmergencyIsNotRead() {
        assertThat(NginxError.of("Error: listen EADDRINUSE")).isEmpty();
    }
}
