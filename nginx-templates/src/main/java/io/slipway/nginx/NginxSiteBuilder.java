package io.slipway.nginx;

import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.delivery.Caching;
import io.slipway.nginx.delivery.Compression;
import io.slipway.nginx.delivery.Cors;
import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.operations.AccessLog;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.routing.Listen;
import io.slipway.nginx.security.ContentSecurityPolicy;
import io.slipway.nginx.security.PolicyReports;
import io.slipway.nginx.security.SecurityHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Describes a site step by step; starts from what suits a pod. {@link #build} examines the whole. */
public final class NginxSiteBuilder {

    private Listen listen = Listen.everywhere(8080);
    private String root = "/site/html";
    private String runDirectory = "/tmp";
    private List<String> hosts = List.of();
    private String basePath = "/";
    private List<String> apps = List.of();
    private Optional<Languages> languages = Optional.empty();
    private Caching caching = Caching.defaults();
    private Compression compression = Compression.defaults();
    private Optional<Brotli> brotli = Optional.empty();
    private Cors cors = Cors.none();
    private String hsts = "";
    private SecurityHeaders headers = SecurityHeaders.defaults();
    private Optional<ContentSecurityPolicy> policy = Optional.of(ContentSecurityPolicy.sameOrigin());
    private PolicyReports policyReports = PolicyReports.NONE;
    private boolean sourceMaps = false;
    private boolean noindex = false;
    private boolean officeHistory = false;
    private List<BackEnd> backEnds = List.of();
    private Dns dns = Dns.ofPod();
    private Edge edge = Edge.none();
    private Optional<Maintenance> maintenance = Optional.empty();
    private Workers workers = Workers.defaults();
    private AccessLog accessLog = AccessLog.toStandardOutput();
    private Optional<Integer> statusPort = Optional.empty();
    private Optional<Integer> peerPort = Optional.empty();

    NginxSiteBuilder() {}

    NginxSiteBuilder(NginxSite site) {
        listen = site.listen();
        root = site.root();
        runDirectory = site.runDirectory();
        hosts = site.hosts();
        basePath = site.basePath();
        apps = site.apps();
        languages = site.languages();
        caching = site.caching();
        compression = site.compression();
        brotli = site.brotli();
        cors = site.cors();
        hsts = site.hsts();
        headers = site.headers();
        policy = site.policy();
        policyReports = site.policyReports();
        sourceMaps = site.sourceMaps();
        noindex = site.noindex();
        officeHistory = site.officeHistory();
        backEnds = site.backEnds();
        dns = site.dns();
        edge = site.edge();
        maintenance = site.maintenance();
        workers = site.workers();
        accessLog = site.accessLog();
        statusPort = site.statusPort();
        peerPort = site.peerPort();
    }

    public NginxSiteBuilder listen(Listen value) {
        listen = value;
        return this;
    }

    public NginxSiteBuilder root(String value) {
        root = value;
        return this;
    }

    public NginxSiteBuilder runDirectory(String value) {
        runDirectory = value;
        return this;
    }

    public NginxSiteBuilder hosts(List<String> value) {
        hosts = value;
        return this;
    }

    public NginxSiteBuilder basePath(String value) {
        basePath = value;
        return this;
    }

    public NginxSiteBuilder apps(List<String> value) {
        apps = value;
        return this;
    }

    public NginxSiteBuilder languages(Optional<Languages> value) {
        languages = value;
        return this;
    }

    public NginxSiteBuilder caching(Caching value) {
        caching = value;
        return this;
    }

    public NginxSiteBuilder compression(Compression value) {
        compression = value;
        return this;
    }

    public NginxSiteBuilder brotli(Optional<Brotli> value) {
        brotli = value;
        return this;
    }

    public NginxSiteBuilder cors(Cors value) {
        cors = value;
        return this;
    }

    public NginxSiteBuilder hsts(String value) {
        hsts = value;
        return this;
    }

    public NginxSiteBuilder headers(SecurityHeaders value) {
        headers = value;
        return this;
    }

    public NginxSiteBuilder policy(Optional<ContentSecurityPolicy> value) {
        policy = value;
        return this;
    }

    public NginxSiteBuilder policyReports(boolean value) {
        policyReports = value ? PolicyReports.BATCHED : PolicyReports.NONE;
        return this;
    }

    /** For a preview, whose user waits for them. */
    public NginxSiteBuilder policyReportsAtOnce() {
        policyReports = PolicyReports.AT_ONCE;
        return this;
    }

    public NginxSiteBuilder sourceMaps(boolean value) {
        sourceMaps = value;
        return this;
    }

    public NginxSiteBuilder noindex(boolean value) {
        noindex = value;
        return this;
    }

    public NginxSiteBuilder officeHistory(boolean value) {
        officeHistory = value;
        return this;
    }

    public NginxSiteBuilder backEnds(List<BackEnd> value) {
        backEnds = value;
        return this;
    }

    public NginxSiteBuilder dns(Dns value) {
        dns = value;
        return this;
    }

    public NginxSiteBuilder edge(Edge value) {
        edge = value;
        return this;
    }

    public NginxSiteBuilder maintenance(Maintenance value) {
        maintenance = Optional.of(value);
        return this;
    }

    public NginxSiteBuilder workers(Workers value) {
        workers = value;
        return this;
    }

    public NginxSiteBuilder accessLog(AccessLog value) {
        accessLog = value;
        return this;
    }

    public NginxSiteBuilder statusPort(Integer value) {
        statusPort = Optional.of(value);
        return this;
    }

    public NginxSiteBuilder peerPort(Integer value) {
        peerPort = Optional.of(value);
        return this;
    }

    /** Changes the content security policy, where there is one. */
    public NginxSiteBuilder policy(UnaryOperator<ContentSecurityPolicy> change) {
        policy = policy.map(change);
        return this;
    }

    /** @throws NginxSiteException with everything that is wrong */
    public NginxSite build() {
        return new NginxSite(
                listen,
                root,
                runDirectory,
                hosts,
                basePath,
                apps,
                languages,
                caching,
                compression,
                brotli,
                cors,
                hsts,
                headers,
                policy,
                policyReports,
                sourceMaps,
                noindex,
                officeHistory,
                backEnds,
                dns,
                edge,
                maintenance,
                workers,
                accessLog,
                statusPort,
                peerPort);
    }
}
