package io.slipway.plugin.stages;

import hudson.model.Job;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.DescriptorFile;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.Settings;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The environments that a build can mean. A typo is none of them: it fails before slipway starts and before people are asked,
 * and never becomes a column.
 *
 * @param configured those of Jenkins' configuration
 * @param descriptor those of the descriptor that the step uses; empty while nobody has read all of it
 * @param other those that steps of the build have read elsewhere, that the job kept, or that have been released to
 */
record KnownEnvironments(Set<String> configured, Optional<List<String>> descriptor, Set<String> other) {

    /** One of the last builds has kept what a build keeps. */
    private static final int MOST_BUILDS = 10;

    static KnownEnvironments of(EngineRequest request, Run<?, ?> run) throws IOException {
        Set<String> other = new LinkedHashSet<>(ReleasesAction.of(run).environments());
        List<ReleaseRecord> records = ReleaseHistory.of(run.getParent()).records();
        records.stream()
                .filter(record -> record.getState().isThere())
                .map(ReleaseRecord::getEnvironment)
                .forEach(other::add);
        other.addAll(kept(run.getParent(), records, request.directory()));
        return new KnownEnvironments(
                Settings.of(run.getParent()).environments().keySet(), DescriptorFile.environments(request, run), other);
    }

    /** Those of the descriptor that the job kept last. */
    private static List<String> kept(Job<?, ?> job, List<ReleaseRecord> records, String directory) throws IOException {
        List<Integer> builds = records.stream()
                .map(ReleaseRecord::getSource)
                .distinct()
                .limit(MOST_BUILDS)
                .toList();
        for (int build : builds) {
            Optional<List<String>> kept = KeptFiles.of(job, build).environmentsOf(directory);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        return List.of();
    }

    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(configured);
        descriptor.ifPresent(all::addAll);
        all.addAll(other);
        return all;
    }

    boolean contains(String environment) {
        return all().contains(environment);
    }

    /**
     * Why nothing can be released to an environment; empty when it can, or when only slipway can tell, since nobody has read the
     * descriptor: that is the first thing that it does.
     */
    Optional<String> refusal(String environment) {
        if (environment.isEmpty() || descriptor.isEmpty() || descriptor.get().contains(environment)) {
            return Optional.empty();
        }
        List<String> known = descriptor.get();
        return Optional.of(
                configured.contains(environment)
                        ? text("onlyConfigured", environment, known, "addIt")
                        : text("unknown", environment, known, "addIt"));
    }

    /** Why nobody is asked for an approval. It needs no descriptor, so what is configured or has been kept will do. */
    Optional<String> refusalOfApproval(String environment) {
        Set<String> known = all();
        return known.contains(environment)
                ? Optional.empty()
                : Optional.of(text("unknown", environment, known, "readIt"));
    }

    private static String text(String key, String environment, Collection<String> known, String otherwise) {
        String fix = NearestName.of(environment, known)
                .map(nearest -> Texts.of(KnownEnvironments.class, "write", nearest))
                .orElseGet(() -> Texts.of(KnownEnvironments.class, otherwise));
        String names = known.isEmpty() ? Texts.of(KnownEnvironments.class, "none") : String.join(", ", known);
        return Texts.of(KnownEnvironments.class, key, environment, names, fix);
    }
}
