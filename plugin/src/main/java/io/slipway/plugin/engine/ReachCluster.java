package io.slipway.plugin.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.slipway.plugin.Texts;
import io.slipway.plugin.agent.Command;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.Problem;
import io.slipway.plugin.reports.Report;
import io.slipway.plugin.settings.ConnectionTest;
import io.slipway.plugin.settings.EnvironmentSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;

/** Asks the cluster what runs in the environment, as releases would ask it: from an agent, with the environment's credentials. */
@Extension
public final class ReachCluster implements ConnectionTest {

    /** Which every cluster has. */
    private static final String NAMESPACE = "default";

    @Override
    public String reached(Optional<Item> where, EnvironmentSettings environment)
            throws IOException, InterruptedException {
        Optional<Released> last = last(where, environment.getName());
        byte[] descriptor = descriptor(
                environment.getName(),
                last.map(Released::getNamespace).orElse(NAMESPACE),
                last.map(Released::getApp).orElse("slipway"));
        Secrets secrets = Secrets.of(where);
        byte[] kubeconfig =
                secrets.kubeconfig(environment.getCredentialsId(), environment).getBytes(StandardCharsets.UTF_8);
        Inquiry inquiry = new Inquiry(
                List.of(
                        "status",
                        Command.privateFile(KeptFiles.DESCRIPTOR),
                        "--kubeconfig",
                        Command.privateFile(CommandLine.KUBECONFIG)),
                Map.of(KeptFiles.DESCRIPTOR, descriptor, CommandLine.KUBECONFIG, kubeconfig),
                Map.of(
                        CommandLine.KUBECONFIG,
                        CommandLine.nameOf(CommandLine.KUBECONFIG, environment.getCredentialsId())),
                new Masker(secrets.seen()));
        Report report = inquiry.answer();
        String asked = last.isPresent() ? "" : " " + Texts.of(ReachCluster.class, "noRelease", NAMESPACE);
        if (!report.done()) {
            throw new AbortException(inquiry.masker()
                            .mask(report.problems().stream()
                                    .findFirst()
                                    .map(Problem::advice)
                                    .orElseGet(report::cause))
                    + "." + asked);
        }
        return inquiry.masker().mask(text(report.first("environments"), last.isPresent())) + asked;
    }

    /** The least that slipway status reads; JSON is YAML, too. */
    static byte[] descriptor(String environment, String namespace, String release) throws JsonProcessingException {
        Map<String, String> there = Map.of("host", "slipway.invalid", "namespace", namespace);
        Map<String, String> app = Map.of("name", release, "mode", "prebuilt");
        return new ObjectMapper().writeValueAsBytes(Map.of("app", app, "environments", Map.of(environment, there)));
    }

    /** @param known whether it was asked for a release that Jenkins knows */
    static String text(Report status, boolean known) {
        String running = status.text("running", "version");
        return Texts.of(
                ReachCluster.class,
                !known ? "reached" : running.isEmpty() ? "nothing" : "runs",
                status.text("cluster"),
                status.text("release"),
                status.text("namespace"),
                running,
                status.text("running", "number"));
    }

    /** Where the environment was released to last, as far as who asks may see it: only a job's descriptor names the namespace. */
    private static Optional<Released> last(Optional<Item> where, String environment) {
        ItemGroup<?> group = where.orElse(null) instanceof ItemGroup<?> folder ? folder : Jenkins.get();
        return StreamSupport.stream(group.allItems(Job.class).spliterator(), false)
                .flatMap(job -> ReleaseHistory.of((Job<?, ?>) job).records().stream())
                .filter(record -> record.getEnvironment().equals(environment) && !record.isReview())
                .filter(record -> !record.getReleased().getCluster().isEmpty())
                .max(Comparator.comparingLong(ReleaseRecord::getAt))
                .map(ReleaseRecord::getReleased);
    }
}
