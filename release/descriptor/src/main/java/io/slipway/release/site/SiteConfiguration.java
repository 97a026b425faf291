package io.slipway.release.site;

import io.slipway.nginx.NginxSite;
import io.slipway.nginx.NginxSiteBuilder;
import io.slipway.nginx.NginxSiteException;
import io.slipway.nginx.NginxTemplates;
import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.operations.AccessLog;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.routing.Listen;
import io.slipway.nginx.security.AllowedSource;
import io.slipway.nginx.security.ContentSecurityPolicy;
import io.slipway.nginx.security.UrlValue;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.Nginx;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The nginx configuration of one environment, for a pod and for this machine. */
public final class SiteConfiguration {

    private final Descriptor descriptor;
    private final Environment environment;
    private final Variables variables;
    private final ContainerLimits limits;

    private SiteConfiguration(
            Descriptor descriptor, Environment environment, Variables variables, ContainerLimits limits) {
        this.descriptor = descriptor;
        this.environment = environment;
        this.variables = variables;
        this.limits = limits;
    }

    /**
     * The configuration of one environment.
     *
     * @param descriptor as the environment sees it
     */
    public static SiteConfiguration of(Descriptor descriptor, Environment environment, Variables variables) {
        return new SiteConfiguration(descriptor, environment, variables, ContainerLimits.unknown());
    }

    /** The same for a container with other limits than the chart's own. */
    public SiteConfiguration within(ContainerLimits other) {
        return new SiteConfiguration(descriptor, environment, variables, other);
    }

    /**
     * The nginx.conf of a pod.
     *
     * @throws SlipwayException (usage) with everything that cannot be served safely
     */
    public String inPod() {
        return render(site -> descriptor.keep().enabled()
                ? site.peerPort(PeerPort.of(descriptor.nginx().server()))
                : site);
    }

    /**
     * The nginx.conf of a preview on this machine.
     *
     * @param root the published site
     * @param run writable directory for nginx's own files
     * @param port on 127.0.0.1
     */
    public String here(Path root, Path run, int port) {
        return render(site -> site.listen(Listen.loopback(port))
                .hosts(List.of("localhost", "127.0.0.1"))
                .root(root.toString())
                .runDirectory(run.toString())
                .brotli(brotliHere())
                .policyReportsAtOnce()
                .accessLog(AccessLog.toStandardOutput())
                .backEnds(backEndsHere())
                .edge(descriptor.edge().withoutSignIn())
                .dns(Dns.whenStarting()));
    }

    /** Where precompressed .br files are chosen, they are served here if this machine's nginx has the module. */
    private Optional<Brotli> brotliHere() {
        return descriptor.nginx().brotli().flatMap(inPod -> Brotli.detect());
    }

    /** A CA file is mounted in the pod; where it is not on this machine, those count whom the machine trusts. */
    private List<BackEnd> backEndsHere() {
        return descriptor.backEnds().stream()
                .map(backEnd -> Files.exists(Path.of(backEnd.caFile()))
                        ? backEnd
                        : backEnd.withCaFile(BackEnd.CA_FILE_OF_SYSTEM))
                .toList();
    }

    private String render(UnaryOperator<NginxSiteBuilder> place) {
        try {
            return NginxTemplates.render(place.apply(site()).build());
        } catch (NginxSiteException e) {
            List<Problem> problems = e.problems().stream()
                    .map(problem -> Problem.of("nginx: " + problem.message())
                            .at(descriptor.placeOf(keyOf(problem.location())).toString())
                            .fix(problem.fix()))
                    .toList();
            throw new SlipwayException(ExitCode.USAGE, problems, e);
        }
    }

    /** A setting of the site is the key of the descriptor; most of these stand below {@code nginx}. */
    private String keyOf(String setting) {
        return switch (setting.split("[.\\[]", 2)[0]) {
            case "backEnds", "edge", "nginx" -> setting;
            case "basePath" -> "app." + setting;
            case "hosts" -> "environments." + environment.name() + ".host";
            default -> "nginx." + setting;
        };
    }

    private NginxSiteBuilder site() {
        Nginx nginx = descriptor.nginx();
        NginxSiteBuilder site = NginxSite.spa(descriptor.app().basePath())
                .hosts(List.of(environment.host()))
                .apps(nginx.apps())
                .languages(nginx.languages())
                .officeHistory(nginx.servesHistory())
                .sourceMaps(nginx.sourceMaps())
                .noindex(nginx.noindex().orElseGet(() -> environment.reviews().isPresent()))
                .caching(nginx.caching())
                .compression(nginx.compression())
                .brotli(nginx.brotli())
                .cors(nginx.cors())
                .hsts(nginx.security().hsts())
                .headers(Headers.of(nginx))
                .policy(policy())
                .policyReports(nginx.security().reports())
                .backEnds(descriptor.backEnds())
                .edge(descriptor.edge())
                .listen(nginx.server().listen())
                .dns(nginx.server().dns().inNamespace(environment.namespace()))
                .workers(workers())
                .accessLog(nginx.server().accessLog() ? AccessLog.toStandardOutput() : AccessLog.none());
        nginx.maintenance().ifPresent(site::maintenance);
        nginx.server().statusPort().ifPresent(site::statusPort);
        return site;
    }

    private Optional<ContentSecurityPolicy> policy() {
        return Headers.policy(descriptor.nginx(), variables.plain());
    }

    /** Whether some clients are turned away. */
    public boolean isGuarded() {
        return descriptor.edge().guarded();
    }

    /** Whether a page for maintenance stands in for the site. */
    public boolean isClosed() {
        return descriptor.nginx().maintenance().isPresent();
    }

    /** Statuses of a page of this site for somebody on this machine: a guard or a closed site turns them away, as it should. */
    public Set<Integer> expectedStatuses() {
        Set<Integer> statuses = new TreeSet<>(Set.of(200));
        if (isGuarded()) {
            statuses.add(403);
        }
        if (isClosed()) {
            statuses.add(503);
        }
        return statuses;
    }

    /** The directories of an app that is built once a language; none for any other. */
    public List<String> languages() {
        return descriptor.nginx().languages().map(Languages::names).orElse(List.of());
    }

    /** What the content security policy allows beyond its preset, each with the place that asked for it. */
    public List<PolicySource> policySources() {
        return policy().map(ContentSecurityPolicy::allowed).orElse(List.of()).stream()
                .map(allowed ->
                        new PolicySource(allowed.directive(), allowed.source(), placeOf(allowed), allowed.reason()))
                .toList();
    }

    private String placeOf(AllowedSource allowed) {
        return ContentSecurityPolicy.variable(allowed)
                .flatMap(variables::get)
                .map(variable -> variable.origin().place())
                .orElseGet(() -> descriptor.placeOf(allowed.reason()).toString());
    }

    /** What is no error, and may be meant otherwise than it is read. */
    public List<String> notes() {
        return Stream.concat(urlsNotUnderstood(), usersWithOneAddress().stream())
                .toList();
    }

    private Stream<String> urlsNotUnderstood() {
        return policy().stream()
                .flatMap(policy -> variables.plain().entrySet().stream())
                .flatMap(variable -> UrlValue.read(variable.getValue()).notUnderstood().stream()
                        .map(url -> "variable " + variable.getKey() + ": '" + url
                                + "' looks like a URL, but no origin could"
                                + " be read from it, so the content security policy does not allow it; if pages use it,"
                                + " name its origin under nginx.policy.sources"));
    }

    private Optional<String> usersWithOneAddress() {
        Edge edge = descriptor.edge();
        boolean goesByAddress = edge.requestsPerSecond().isPresent()
                || !edge.allow().isEmpty()
                || descriptor
                        .nginx()
                        .maintenance()
                        .filter(closed -> !closed.exempt().isEmpty())
                        .isPresent();
        return goesByAddress && edge.kind() == Edge.Kind.NONE && !edge.tellsClients()
                ? Optional.of(
                        "edge.trusted is missing: behind a router all users have the router's address, for limits and"
                                + " for lists of who may enter")
                : Optional.empty();
    }

    private Workers workers() {
        Workers chosen = descriptor.nginx().server().workers();
        Workers fitting = limits.memory().map(chosen::withMemory).orElse(chosen);
        return limits.processors()
                .filter(limit -> descriptor.nginx().server().processes().isEmpty())
                .map(Workers::processesFor)
                .map(fitting::withProcesses)
                .orElse(fitting);
    }
}
