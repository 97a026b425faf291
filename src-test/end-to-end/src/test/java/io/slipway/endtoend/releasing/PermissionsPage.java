package io.slipway.endtoend.releasing;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** docs/permissions.md, for the Role that it prints. */
final class PermissionsPage {

    private PermissionsPage() {}

    /** The rules of the Role, as they are printed. */
    static List<PolicyRule> rules() {
        return Stream.of(yaml().split("(?m)^---\n"))
                .filter(document -> document.contains("\nkind: Role\n"))
                .findFirst()
                .map(document -> Serialization.unmarshal(document, Role.class).getRules())
                .orElseThrow(() -> new AssertionError("docs/permissions.md prints no Role"));
    }

    /** The same rules without one verb for one resource. */
    static List<PolicyRule> rulesWithout(String verb, String resource) {
        List<PolicyRule> rules = rules();
        if (rules.stream()
                .noneMatch(rule -> rule.getResources().contains(resource)
                        && rule.getVerbs().contains(verb))) {
            throw new AssertionError("the Role of docs/permissions.md does not allow to " + verb + " " + resource);
        }
        return rules.stream()
                .flatMap(rule -> rule.getResources().stream()
                        .map(one ->
                                new PolicyRuleBuilder(rule).withResources(one).build()))
                .map(rule -> rule.getResources().contains(resource)
                        ? new PolicyRuleBuilder(rule).removeFromVerbs(verb).build()
                        : rule)
                .toList();
    }

    private static String yaml() {
        try {
            String page = Files.readString(Repository.ROOT.resolve("docs/permissions.md"));
            return page.substring(page.indexOf("```yaml\n") + "```yaml\n".length(), page.indexOf("\n```\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
