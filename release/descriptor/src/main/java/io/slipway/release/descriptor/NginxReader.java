package io.slipway.release.descriptor;

import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.delivery.Caching;
import io.slipway.nginx.delivery.Compression;
import io.slipway.nginx.delivery.Cors;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.problems.Bounds;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.routing.Listen;
import io.slipway.nginx.security.ContentSecurityPolicy;
import io.slipway.nginx.security.SecurityHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code nginx}: how the site is served. What is left out is as the nginx templates have it. */
final class NginxReader {

    private static final Pattern HSTS = Pattern.compile("true|false|max-age=.*");
    private static final Pattern BROTLI = Pattern.compile("true|false|/.*");
    private static final String YEAR = "max-age=31536000";

    private NginxReader() {}

    static Nginx read(YamlMap map) {
        Nginx nginx = new Nginx(
                map.choice("preset", Nginx.Preset.class).orElse(Nginx.Preset.SPA),
                map.strings("apps"),
                languages(map.has("languages"), map.map("languages")),
                office(map.map("office")),
                map.bool("sourceMaps").orElse(false),
                map.bool("noindex"),
                caching(map.map("caching")),
                compression(map.map("compression")),
                brotli(map),
                new Cors(map.strings("cors")),
                security(map, map.map("policy")),
                server(map, map.map("workers")),
                maintenance(map.map("maintenance")),
                DescriptorReader.image(map, "image"));
        map.close();
        return nginx;
    }

    private static Optional<Languages> languages(boolean present, YamlMap map) {
        List<String> names = map.strings("names");
        Languages languages = new Languages(
                names,
                map.string("default").orElse(names.isEmpty() ? "" : names.get(0)),
                map.string("cookie").orElse("language"));
        map.close();
        return present && !map.isBroken() ? Optional.of(languages) : Optional.empty();
    }

    private static Nginx.Office office(YamlMap map) {
        Nginx.Office office = new Nginx.Office(map.bool("history").orElse(true), map.strings("hosts"));
        map.close();
        return office;
    }

    private static Caching caching(YamlMap map) {
        Caching defaults = Caching.defaults();
        Caching caching = new Caching(
                map.bool("hashedNames").orElse(defaults.hashedNames()),
                map.strings("immutable"),
                map.duration("media").orElse(defaults.media()));
        map.close();
        return caching;
    }

    private static Optional<Brotli> brotli(YamlMap nginx) {
        return nginx.string("brotli", BROTLI, "true, false or the path of the module in the image")
                .filter(value -> !value.equals("false"))
                .map(value -> value.equals("true") ? Brotli.compiledIn() : Brotli.loadedFrom(value));
    }

    private static Compression compression(YamlMap map) {
        Compression defaults = Compression.defaults();
        Compression compression = new Compression(
                map.bool("precompressed").orElse(defaults.precompressed()),
                map.bool("gzip").orElse(defaults.gzip()));
        map.close();
        return compression;
    }

    private static Nginx.Security security(YamlMap nginx, YamlMap policy) {
        String hsts = nginx.string("hsts", HSTS, "true, false or max-age= with a number of seconds")
                .map(value -> value.replace("true", YEAR).replace("false", ""))
                .orElse("");
        Map<String, List<String>> sources = new LinkedHashMap<>();
        YamlMap further = policy.map("sources");
        for (String directive : further.anyKeys()) {
            if (!ContentSecurityPolicy.KNOWN.contains(directive)) {
                further.problem(
                        further.placeOf(directive),
                        "no browser knows the directive " + YamlMap.quoted(directive) + " of nginx.policy.sources",
                        NearestWord.of(directive, ContentSecurityPolicy.KNOWN)
                                .map(nearest -> "write " + nearest)
                                .orElse("write a directive of a content security policy, such as img-src"));
            }
            sources.put(directive, further.strings(directive));
        }
        Nginx.Security security = new Nginx.Security(
                hsts,
                headers(nginx.map("headers")),
                policy.choice("mode", Nginx.PolicyMode.class).orElse(Nginx.PolicyMode.ENFORCE),
                policy.bool("reports").orElse(false),
                policy.bool("followsBundle").orElse(true),
                nginx.strings("connect"),
                nginx.strings("frameAncestors"),
                sources);
        policy.close();
        return security;
    }

    private static Map<String, String> headers(YamlMap map) {
        Map<String, String> headers = new LinkedHashMap<>();
        SecurityHeaders.NAMES.forEach(name -> map.string(name).ifPresent(value -> headers.put(name, value)));
        map.close();
        return headers;
    }

    private static Nginx.Server server(YamlMap nginx, YamlMap workers) {
        Workers defaults = Workers.defaults();
        Optional<Integer> processes = workers.number("processes", Workers.PROCESSES);
        Nginx.Server server = new Nginx.Server(
                new Listen(
                        "0.0.0.0",
                        nginx.number("port", Bounds.PORT).orElse(8080),
                        nginx.bool("ipv6").orElse(false)),
                dns(nginx.map("dns")),
                processes,
                new Workers(
                        processes.orElse(defaults.processes()),
                        workers.number("connections", Workers.CONNECTIONS),
                        defaults.memory(),
                        workers.duration("shutdown").orElse(defaults.shutdown())),
                nginx.bool("accessLog").orElse(true),
                nginx.number("statusPort", Bounds.PORT));
        workers.close();
        return server;
    }

    private static Dns dns(YamlMap map) {
        Dns dns = new Dns(
                map.has("servers") ? Optional.of(map.strings("servers")) : Optional.empty(),
                map.duration("valid"),
                map.string("clusterDomain"),
                Optional.empty());
        map.close();
        return dns;
    }

    private static Optional<Maintenance> maintenance(YamlMap map) {
        Maintenance defaults = Maintenance.defaults();
        boolean closed = map.bool("closed").orElse(false);
        Maintenance maintenance = new Maintenance(
                map.string("title").orElse(defaults.title()),
                map.string("message").orElse(defaults.message()),
                map.duration("retryAfter").orElse(defaults.retryAfter()),
                map.strings("exempt"));
        map.close();
        return closed ? Optional.of(maintenance) : Optional.empty();
    }
}
