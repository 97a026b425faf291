package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodDnsTest {

    @TempDir
    Path site;

    @Test
    void nginxAsksWhomThePodAsks() throws IOException {
        write("""
                search shop.svc.k8s.corp svc.k8s.corp k8s.corp corp.example.com
                nameserver 10.43.0.10
                options ndots:5
                """, false);

        assertThat(resolver()).isEqualTo("resolver 10.43.0.10 ipv6=off;\n");
        assertThat(site.resolve(".slipway/cluster-domain.map")).hasContent("\"domain\" \"k8s.corp\";");
    }

    @Test
    void addressesOfIpv6StandInBrackets() throws IOException {
        write("""
                # written by kubelet
                nameserver   fd00:10:96::a
                nameserver\t169.254.20.10
                nameserver fe80::1%eth0
                nameserver
                search svc.cluster.local.
                """, true);

        assertThat(resolver()).isEqualTo("resolver [fd00:10:96::a] 169.254.20.10;\n");
        assertThat(site.resolve(".slipway/cluster-domain.map")).hasContent("\"domain\" \"cluster.local\";");
    }

    @Test
    void theLastListOfDomainsHolds() {
        assertThat(PodDns.parse(java.util.List.of("search svc.first.example", "search corp.example.com"))
                        .domain())
                .isEmpty();
    }

    @Test
    void nothingIsWrittenWhereThePodSaysNothing() throws IOException {
        write("options edns0\nnameserver \"; evil\nsearch svc.\";evil\n", false);

        try (var files = Files.list(site.resolve(".slipway"))) {
            assertThat(files).isEmpty();
        }
    }

    private void write(String resolvConf, boolean ipv6) throws IOException {
        Files.createDirectories(site.resolve(".slipway"));
        PodDns.parse(resolvConf.lines().toList()).write(site, ipv6);
    }

    private String resolver() throws IOException {
        return Files.readString(site.resolve(".slipway/resolver.conf"));
    }
}
