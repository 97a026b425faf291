package io.slipway.release.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.VariableScopes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What slipway.yaml says about serving arrives in nginx.conf. */
class SiteConfigurationTest {

    /** One row a key: what is written, and what nginx then reads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nginx: {preset: office}                         | frame-ancestors 'self' https://*.officeapps.live.com",
                "nginx: {preset: office}                         | location = \"/addin/office-history-cache.js\"",
                "nginx: {preset: office, office: {hosts: 'https://*.example.com'}} | frame-ancestors 'self' https://*.example.com;",
                "nginx: {apps: /addin/admin/}                    | \"~^[12]/addin/admin/\" \"/addin/admin/index.html\";",
                "nginx: {languages: {names: [en, nl]}}           | map $cookie_language $slipway_language_0",
                "nginx: {languages: {names: [en, nl], default: nl}} | default           \"nl\";",
                "nginx: {languages: {names: [en, nl], cookie: taal}} | map $cookie_taal ",
                "nginx: {caching: {immutable: /addin/media/}}    | \"~^[0-9]+ :[01]:/addin/media/\" \"public, max-age=31536000",
                "nginx: {caching: {media: 2h}}                   | \"public, max-age=7200\";",
                "nginx: {compression: {precompressed: false}}            | gzip_static off;",
                "nginx: {compression: {gzip: false}}             | gzip off;",
                "nginx: {brotli: true}                           | brotli_static on;",
                "nginx: {brotli: /opt/brotli.so}                 | load_module \"/opt/brotli.so\";",
                "nginx: {hsts: true}                             | \"max-age=31536000\";",
                "nginx: {hsts: max-age=60; includeSubDomains}    | \"max-age=60; includeSubDomains\";",
                "nginx: {headers: {referrerPolicy: no-referrer}} | \"no-referrer\";",
                "nginx: {headers: {permissionsPolicy: camera=()}} | \"camera=()\";",
                "nginx: {headers: {frameOptions: DENY}}          | \"DENY\";",
                "nginx: {headers: {openerPolicy: unsafe-none}}   | \"unsafe-none\";",
                "nginx: {headers: {resourcePolicy: same-site}}   | \"same-site\";",
                "nginx: {policy: {mode: report}}                 | Content-Security-Policy-Report-Only",
                "nginx: {policy: {sources: {img-src: 'https://i.example.com'}}} | blob: https://api.example.com https://i.example.com;",
                "nginx: {policy: {reports: true}}                | report-uri /addin/.slipway/csp-reports;",
                "nginx: {connect: 'https://c.example.com'}       | connect-src 'self' https://api.example.com https://c.example.com;",
                "nginx: {frameAncestors: 'https://f.example.com'} | frame-ancestors 'self' https://f.example.com;",
                "nginx: {cors: 'https://shell.example.com'}      | Access-Control-Allow-Origin",
                "nginx: {port: 9090}                             | listen 0.0.0.0:9090 default_server;",
                "nginx: {ipv6: true}                             | listen [::]:8080 default_server;",
                "nginx: {workers: {processes: 3}}                | worker_processes 3;",
                "nginx: {workers: {connections: 500}}            | worker_connections 500;",
                "nginx: {workers: {shutdown: 5s}}                | worker_shutdown_timeout 5s;",
                "nginx: {statusPort: 9113}                       | listen 127.0.0.1:9113;",
                "nginx: {maintenance: {closed: true}}            | <h1>Down for maintenance</h1>",
                "nginx: {maintenance: {closed: true, title: Shut}} | <h1>Shut</h1>",
                "nginx: {maintenance: {closed: true, message: Later.}} | <p>Later.</p>",
                "nginx: {maintenance: {closed: true, retryAfter: 1h}} | \"3600\";",
                "nginx: {maintenance: {closed: true, exempt: 192.0.2.0/24}} | \"192.0.2.0/24\"      1;",
                "edge: {kind: proxy, trusted: 10.0.0.0/8}        | set_real_ip_from \"10.0.0.0/8\";",
                "edge: {kind: proxy, trusted: 10.0.0.0/8, clientHeader: X-Client} | real_ip_header \"X-Client\";",
                "edge: {kind: cloudflare}                        | real_ip_header \"CF-Connecting-IP\";",
                "edge: {kind: front-door, frontDoorId: 12345678-90ab-cdef-1234-567890abcdef} | map $http_x_azure_fdid ",
                "edge: {allow: 192.0.2.0/24}                     | \"192.0.2.0/24\"      1;",
                "edge: {requestsPerSecond: 7}                    | rate=7r/s;",
                "edge: {requestsPerSecond: 7, burst: 9}          | burst=9 nodelay;",
                "edge: {signIn: {proxy: 'http://a.b.svc:4180'}}  | auth_request /.slipway/signed-in;",
                "edge: {signIn: {proxy: 'http://proxy:4180'}}    | proxy.addin-acceptance.svc.$slipway_cluster_domain:4180",
                "edge: {signIn: {proxy: 'http://a.b.svc', path: /in}} | location ~ \"^/in(?:/|\\z)\"",
                "edge: {signIn: {proxy: 'http://a.b.svc', open: /help/}} | location ~ \"^/help/\""
            })
    void everySwitchReachesNginx(String written, String read) {
        assertThat(inPod("", "")).as("without it").doesNotContain(read);
        assertThat(inPod(written, "")).contains(read);
    }

    @Test
    void podsAskEachOtherAtAPortThatNginxDoesNotUseOtherwise() {
        assertThat(inPod("", "")).contains("listen 0.0.0.0:8090;");
        assertThat(inPod("nginx: {port: 8090, statusPort: 8091}", "")).contains("listen 0.0.0.0:8092;");
        assertThat(inPod("keep: false", "")).doesNotContain("listen 0.0.0.0:8090;", "@slipway_ask");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: upload               | client_max_body_size 1073741824;",
                "kind: events               | proxy_buffering off;",
                "maxBody: 3m                | client_max_body_size 3145728;",
                "timeout: 7s                | proxy_read_timeout 7s;",
                "connectTimeout: 2s         | proxy_connect_timeout 2s;",
                "attempts: 1                | proxy_next_upstream off;",
                "headers: {X-Key: abc}      | proxy_set_header \"X-Key\" \"abc\";",
                "kind: http                 | proxy_ssl_verify on;",
                "kind: http                 | proxy_ssl_trusted_certificate \"/etc/ssl/certs/ca-certificates.crt\";",
                "caFile: /etc/ca/shop.crt   | proxy_ssl_trusted_certificate \"/etc/ca/shop.crt\";"
            })
    void soDoesEverySwitchOfABackEnd(String written, String read) {
        assertThat(inPod("backEnds: [{path: /api, url: 'https://api.shop.svc', " + written + "}]", ""))
                .contains(read);
    }

    @Test
    void aCaFileIsForCertificatesThatAreChecked() {
        assertThatThrownBy(() -> inPod(
                        "backEnds: [{path: /api, url: 'https://api.shop.svc', verifyTls: false, caFile: /ca.crt}]", ""))
                .hasMessageContaining("a CA file is of no use where no certificate is checked");
    }

    @Test
    void certificatesOfBackEndsNeedNotBeChecked() {
        assertThat(inPod("backEnds: [{path: /api, url: 'https://api.shop.svc', verifyTls: false}]", ""))
                .doesNotContain("proxy_ssl_verify");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dns: {servers: 10.96.0.10, valid: 3s}  | resolver \"10.96.0.10\" valid=3s",
                "dns: {servers: '[fd00:10:96::a]'}      | resolver \"[fd00:10:96::a]\" ipv6=off;",
                "dns: {clusterDomain: example.org}      | default           \"example.org\";",
                "dns: {servers: []}                     | proxy_pass \"http://api.shop.svc\";"
            })
    void soDoesTheWayBackEndsAreFound(String written, String read) {
        String backEnd = "backEnds: [{path: /api, url: 'http://api.shop.svc'}]\n";

        assertThat(inPod(backEnd, "")).doesNotContain(read);
        assertThat(inPod(backEnd + "nginx: {" + written + "}", "")).contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashedNames: false", "hashedNames: true"})
    void hashedNamesMayBeLeftToBrowsers(String written) {
        assertThat(inPod("nginx: {caching: {" + written + "}}", "").contains("immutable\";"))
                .isEqualTo(written.endsWith("true"));
    }

    @Test
    void reviewsStayOutOfSearchEnginesUnlessTheKeySaysOtherwise() {
        String robots = "X-Robots-Tag";
        String template = "template: true";

        assertThat(inPod("", "")).doesNotContain(robots);
        assertThat(inPod("nginx: {noindex: true}", "")).contains(robots);
        assertThat(inPod("", "nginx: {noindex: true}")).contains(robots);
        assertThat(review("", template)).contains(robots);
        assertThat(review("nginx: {noindex: false}", template)).doesNotContain(robots);
    }

    private static String review(String forAll, String template) {
        Descriptor descriptor = DescriptorReader.read(
                Path.of("slipway.yaml"),
                "app: {name: addin, basePath: /addin/}\n" + forAll + "\nenvironments:\n  review: {" + template
                        + ", host: 'review-{change}.example.com'}\n");
        Environment review = descriptor.environments().get("review").sample();
        return SiteConfiguration.of(
                        descriptor.in(review),
                        review,
                        VariableScopes.of(descriptor, review, List.of(), Map.of(), Map.of()))
                .within(ContainerLimits.unknown())
                .inPod();
    }

    @Test
    void switchesThatTakeSomethingAway() {
        assertThat(inPod("nginx: {sourceMaps: true}", "")).doesNotContain("\\.map(?:");
        assertThat(inPod("nginx: {policy: {mode: off}}", "")).doesNotContain("Content-Security-Policy");
        assertThat(inPod("nginx: {preset: office, office: {history: false}}", ""))
                .doesNotContain("office-history");
        assertThat(inPod("nginx: {accessLog: false}", "")).doesNotContain("log_format");
        assertThat(inPod("nginx: {headers: {frameOptions: ''}}", "")).doesNotContain("X-Frame-Options");
    }

    @Test
    void anEnvironmentSaysOtherwiseKeyByKey() {
        String all = "nginx: {hsts: true, caching: {media: 2h}}\nedge: {kind: cloudflare}\n"
                + "backEnds: [{path: /api, url: 'http://api'}]";
        String own = "nginx: {caching: {hashedNames: false}, statusPort: 9113}\n    edge: {allow: 192.0.2.0/24}\n"
                + "    backEnds: [{path: /other, url: 'http://other'}]";

        assertThat(inPod(all, own))
                .contains("max-age=31536000\"", "max-age=7200", "127.0.0.1:9113", "CF-Connecting-IP", "192.0.2.0/24")
                .contains("location ~ \"^/other(")
                .doesNotContain("immutable\";", "location ~ \"^/api(");
        assertThat(inPod(all, ""))
                .contains("immutable\";", "location ~ \"^/api(")
                .doesNotContain("127.0.0.1:9113");
    }

    @Test
    void whatAnEnvironmentExtendsLiesBetween() {
        Descriptor descriptor = DescriptorReader.read(Path.of("slipway.yaml"), """
                app: {name: addin}
                nginx: {statusPort: 1001, port: 1002, workers: {connections: 103}}
                defaults: {nginx: {port: 2002}}
                environments:
                  base: {host: a.example.com, nginx: {workers: {connections: 303}}}
                  top: {host: b.example.com, extends: base, nginx: {workers: {shutdown: 4s}}}
                """);

        assertThat(inPod(descriptor, "top"))
                .contains("127.0.0.1:1001", "0.0.0.0:2002", "worker_connections 303", "worker_shutdown_timeout 4s");
    }

    @Test
    void aServiceIsCompletedByTheEnvironmentsNamespace() {
        assertThat(inPod("backEnds: [{path: /api, url: 'http://graphql:8080'}]", "namespace: shop"))
                .contains("\"http://graphql.shop.svc.$slipway_cluster_domain:8080\"");
    }

    @Test
    void whatTheContainerMayUseIsShared() {
        ContainerLimits limits = new ContainerLimits(Optional.of(1.5), Optional.of(256L << 20));

        assertThat(inPod("", "")).contains("worker_processes 1;", "worker_connections 999;");
        assertThat(inPod(descriptor("", ""), "acceptance", limits))
                .contains("worker_processes 2;", "worker_connections 610;");
        assertThat(inPod(descriptor("nginx: {workers: {processes: 1}}", ""), "acceptance", limits))
                .contains("worker_processes 1;");
    }

    @Test
    void aProxyWhoseNetworksAreMissingIsRefused() {
        assertThatThrownBy(() -> inPod("edge: {kind: proxy, requestsPerSecond: 10, allow: 192.0.2.1}", ""))
                .hasMessageContaining("edge.trusted is missing");
    }

    @Test
    void aPreviewListensHereAndLooksNamesUpOnce() {
        Descriptor descriptor = descriptor(
                "backEnds: [{path: /api, url: 'https://api', caFile: /etc/ca/shop.crt}]\nnginx: {port: 9090}\n"
                        + "edge: {signIn: {proxy: 'http://proxy:4180'}}",
                "");
        Environment environment = descriptor.environments().get("acceptance");
        String here = SiteConfiguration.of(
                        descriptor.in(environment),
                        environment,
                        VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of()))
                .here(Path.of("/srv/site"), Path.of("/srv/run"), 4200);

        assertThat(here)
                .doesNotContain("/etc/ca/shop.crt", "auth_request")
                .contains(
                        "listen 127.0.0.1:4200 default_server;",
                        "root \"/srv/${slipway_directory}\";",
                        "pid \"/srv/run/nginx.pid\";")
                .doesNotContain("resolver ");
    }

    @Test
    void whatThePolicyAllowsHasItsReasonAndPlace() {
        assertThat(configuration(descriptor("nginx: {policy: {sources: {font-src: 'https://f.example.com'}}}", ""))
                        .policySources())
                .anySatisfy(source -> {
                    assertThat(source.directive()).isEqualTo("frame-src");
                    assertThat(source.source()).isEqualTo("https://api.example.com");
                    assertThat(source.reason()).isEqualTo("variable apiUrl");
                    assertThat(source.place()).matches(".*slipway\\.yaml:\\d+:\\d+");
                })
                .anySatisfy(source -> {
                    assertThat(source.directive()).isEqualTo("font-src");
                    assertThat(source.reason()).isEqualTo("nginx.policy.sources");
                    assertThat(source.place()).matches(".*slipway\\.yaml:\\d+:\\d+");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "variables: {other: 'https://{host}/v1'} | variable other: 'https://{host}' looks like a URL",
                "variables: {other: 'http://[fd00::1]/'} | variable other: 'http://[fd00::1]' looks like a URL",
                "edge: {requestsPerSecond: 10}           | edge.trusted is missing",
                "nginx: {maintenance: {closed: true, exempt: 192.0.2.1}} | edge.trusted is missing"
            })
    void whatMayBeMeantOtherwiseIsNoted(String written, String noted) {
        assertThat(configuration(descriptor("", "")).notes()).isEmpty();
        assertThat(configuration(descriptor("", written)).notes())
                .singleElement()
                .asString()
                .contains(noted);
    }

    private static SiteConfiguration configuration(Descriptor descriptor) {
        Environment environment = descriptor.environments().get("acceptance");
        return SiteConfiguration.of(
                descriptor.in(environment),
                environment,
                VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of()));
    }

    /** The place of the key, for all and in the environment. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nginx: {connect: 'a;b'}                                | slipway.yaml:3:9",
                "nginx: {hsts: max-age=1x}                              | slipway.yaml:3:9",
                "nginx: {headers: {frameOptions: $x}}                   | slipway.yaml:3:19",
                "nginx: {policy: {sources: {img-src: '{'}}}             | slipway.yaml:3:28",
                "nginx: {languages: {names: [en, 'x;y']}}               | slipway.yaml:3:21",
                "nginx: {languages: {names: [en], default: nl}}         | slipway.yaml:3:34",
                "nginx: {apps: 'a;b'}                                   | slipway.yaml:3:9",
                "nginx: {caching: {immutable: 'a;b'}}                   | slipway.yaml:3:19",
                "nginx: {brotli: '/a;b'}                                | slipway.yaml:3:9",
                "nginx: {maintenance: {closed: true, exempt: 'a;b'}}    | slipway.yaml:3:37",
                "nginx: {statusPort: 8080}                              | slipway.yaml:3:9",
                "backEnds: [{path: /api, url: 'http://a;b'}]            | slipway.yaml:3:25",
                "backEnds: [{path: /api, url: 'http://a', headers: {X: $y}}] | slipway.yaml:3:52",
                "backEnds: [{path: /api, url: 'https://a', caFile: '/a;b'}] | slipway.yaml:3:43",
                "edge: {allow: 'a;b'}                                   | slipway.yaml:3:8",
                "edge: {trusted: 0.0.0.0/0}                             | slipway.yaml:3:8",
                "edge: {kind: front-door}                               | slipway.yaml:3:8",
                "edge: {kind: proxy}                                    | slipway.yaml:3:8",
                "edge: {clientHeader: 'a;b'}                            | slipway.yaml:3:8",
                "edge: {kind: front-door, frontDoorId: 12345678}        | slipway.yaml:3:26",
                "nginx: {policy: {sources: {connect-src: 'a;b'}}}       | slipway.yaml:3:28",
                "nginx: {frameAncestors: 'a;b'}                         | slipway.yaml:3:9",
                "nginx: {languages: {names: [en], cookie: 'a;b'}}       | slipway.yaml:3:34",
                "nginx: {apps: [/one/, /one/]}                          | slipway.yaml:3:23",
                "nginx: {apps: /addin/}                                 | slipway.yaml:3:9",
                "backEnds: [{path: /api, url: 'http://a'}, {path: /api, url: 'http://b'}] | slipway.yaml:3:44"
            })
    void whatIsRefusedIsToldWithItsPlace(String written, String place) {
        assertThatThrownBy(() -> inPod(written, "")).isInstanceOfSatisfying(SlipwayException.class, refused -> {
            assertThat(refused.problems()).hasSize(1);
            assertThat(refused.problems().get(0).render("x")).contains("at " + place);
        });
        assertThatThrownBy(() -> inPod("", written))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        refused -> assertThat(refused.problems().get(0).render("x"))
                                .contains("at slipway.yaml:6:"));
    }

    private static String inPod(String forAll, String ofEnvironment) {
        return inPod(descriptor(forAll, ofEnvironment), "acceptance");
    }

    private static String inPod(Descriptor descriptor, String name) {
        return inPod(descriptor, name, ContainerLimits.unknown());
    }

    private static String inPod(Descriptor descriptor, String name, ContainerLimits limits) {
        Environment environment = descriptor.environments().get(name);
        return SiteConfiguration.of(
                        descriptor.in(environment),
                        environment,
                        VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of()))
                .within(limits)
                .inPod();
    }

    private static Descriptor descriptor(String forAll, String ofEnvironment) {
        return DescriptorReader.read(
                Path.of("slipway.yaml"),
                "app: {name: addin, basePath: /addin/}\nvariables: {apiUrl: 'https://api.example.com/v1'}\n" + forAll
                        + "\nenvironments:\n  acceptance:\n    " + ofEnvironment + "\n    host: a.example.com\n");
    }
}
