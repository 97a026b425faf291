package io.slipway.release.command;

import io.slipway.release.checking.CheckResult;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.reports.CheckedEnvironment;
import io.slipway.release.sources.ListedSource;
import io.slipway.release.sources.SiteSources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells, for the environments that were checked, what their content security policy lets in and what it does not. */
final class CheckedSources {

    private final Map<String, List<ListedSource>> sources = new LinkedHashMap<>();

    CheckedSources(Descriptor descriptor, List<CheckResult> results) {
        SiteSources site = SiteSources.ofBuilt(descriptor);
        results.forEach(result -> result.plan().ifPresent(plan -> sources.put(result.environment(), site.of(plan))));
    }

    /** The environments, each with its sources where its plan could be made. */
    List<CheckedEnvironment> of(List<CheckedEnvironment> checked) {
        return checked.stream()
                .map(each -> each.withSources(Optional.ofNullable(sources.get(each.environment()))))
                .toList();
    }

    /** Environments with the same sources are told of together. */
    void tell(ReportArguments reporting) {
        Map<String, List<String>> environments = new LinkedHashMap<>();
        sources.forEach((environment, listed) -> environments
                .computeIfAbsent(SiteSources.text(listed), any -> new ArrayList<>())
                .add(environment));
        environments.forEach((text, names) -> {
            if (!text.isEmpty()) {
                reporting.out().println(String.join(", ", names) + ":\n" + text);
            }
        });
    }
}
