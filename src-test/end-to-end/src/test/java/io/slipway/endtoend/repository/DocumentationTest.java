package io.slipway.endtoend.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages hang together: each can be found, and each link leads somewhere. */
class DocumentationTest {
    private static final Path DOCS = Repository.ROOT.resolve("docs");
    private static final MarkdownPage INDEX = MarkdownPage.of(DOCS.resolve("README.md"));

    static Stream<MarkdownPage> pages() {
        return MarkdownPage.below(Repository.ROOT).stream();
    }

    static Stream<MarkdownPage> decisions() {
        return MarkdownPage.below(DOCS.resolve("decisions")).stream();
    }

    @Test
    void theIndexListsEveryPageAndDecision() {
        List<Path> listed = INDEX.innerLinks().map(INDEX::target).toList();

        assertThat(MarkdownPage.below(DOCS))
                .filteredOn(page -> !page.file().equals(INDEX.file()))
                .extracting(MarkdownPage::file)
                .allSatisfy(file -> assertThat(listed).containsOnlyOnce(file));
    }

    @Test
    void theIndexCountsTheDecisions() {
        assertThat(INDEX.innerLinks()
                        .filter(link -> link.startsWith("decisions/"))
                        .toList())
                .containsExactlyElementsOf(decisions()
                        .map(page -> "decisions/" + page.file().getFileName())
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionHasTheNumberOfItsFileAndItsTitleInTheIndex(MarkdownPage decision) {
        int number = Integer.parseInt(decision.file().getFileName().toString().substring(0, 4));

        assertThat(decision.title()).startsWith(number + ". ");
        assertThat(INDEX.text())
                .contains(number + ". [" + decision.title().replaceFirst("^\\d+\\. ", "") + "](decisions/"
                        + decision.file().getFileName() + ")");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeading(MarkdownPage page) {
        assertThat(page.innerLinks()).allSatisfy(link -> {
            Path target = page.target(link);
            assertThat(Files.exists(target)).as("%s of %s", link, page).isTrue();
            if (link.contains("#")) {
                assertThat(MarkdownPage.of(target).anchors()).contains(link.replaceFirst(".*#", ""));
            }
        });
    }

    @Test
    void theChangelogKeepsToItsFormat() {
        MarkdownPage changelog = MarkdownPage.of(Repository.ROOT.resolve("CHANGELOG.md"));

        assertThat(changelog.text().lines().filter(line -> line.startsWith("#")))
                .startsWith("# Changelog", "## [Unreleased]")
                .allMatch(line ->
                        line.matches("# Changelog|## \\[Unreleased]|## \\[\\d+\\.\\d+\\.\\d+] - \\d{4}-\\d\\d-\\d\\d"
                                + "|### (Added|Changed|Deprecated|Removed|Fixed|Security)"));
    }
}
