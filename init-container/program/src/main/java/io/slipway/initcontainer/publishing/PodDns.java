package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands nginx what the pod's resolv.conf says, as nginx does not read it: whom to ask for names of backends, and the
 * cluster's domain that completes them. What clusters call their DNS service differs.
 *
 * @param servers as nginx writes addresses
 * @param domain of the cluster; empty where the pod searches none
 */
record PodDns(List<String> servers, String domain) {
    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");
    private static final Path IPV6_ADDRESSES = Path.of("/proc/net/if_inet6");
    private static final String SERVICES = "svc.";

    static PodDns ofThisPod() throws IOException {
        return Files.isReadable(RESOLV_CONF) ? parse(Files.readAllLines(RESOLV_CONF)) : new PodDns(List.of(), "");
    }

    /** @param lines of a resolv.conf; of several search lines the last holds */
    static PodDns parse(List<String> lines) {
        List<String> servers = new ArrayList<>();
        String domain = "";
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            if (words[0].equals("nameserver") && words.length > 1) {
                add(servers, words[1]);
            } else if (words[0].equals("search")) {
                domain = domain(words);
            }
        }
        return new PodDns(servers, domain);
    }

    /** Nothing where the pod has no server, so that nginx says so and goes on. */
    void write(Path site, boolean ipv6) throws IOException {
        File own = site.resolve(BundleFiles.OWN).toFile();
        if (!servers.isEmpty()) {
            String directive = "resolver " + String.join(" ", servers) + (ipv6 ? ";\n" : " ipv6=off;\n");
            CopyFile.write(directive.getBytes(StandardCharsets.UTF_8), new File(own, "resolver.conf"));
        }
        if (!domain.isEmpty()) {
            String entry = "\"domain\" \"" + domain + "\";\n";
            CopyFile.write(entry.getBytes(StandardCharsets.UTF_8), new File(own, "cluster-domain.map"));
        }
    }

    /** Whether the pod reaches others by IPv6: it has an address that is known beyond its own link. */
    static boolean hasIpv6() throws IOException {
        if (Files.isReadable(IPV6_ADDRESSES)) {
            for (String line : Files.readAllLines(IPV6_ADDRESSES)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 3 && columns[3].equals("00")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** An address that holds for one link alone ({@code fe80::1%eth0}) is nothing that nginx can be given. */
    private static void add(List<String> servers, String address) {
        if (address.matches("[0-9.]+")) {
            servers.add(address);
        } else if (address.matches("[0-9a-fA-F:.]+")) {
            servers.add("[" + address + "]");
        }
    }

    /** {@code search shop.svc.cluster.local svc.cluster.local cluster.local} names the domain behind {@code svc}. */
    private static String domain(String[] words) {
        for (String word : words) {
            if (word.startsWith(SERVICES) && word.matches("[A-Za-z0-9._-]+")) {
                String domain = word.substring(SERVICES.length());
                return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
            }
        }
        return "";
    }
}
