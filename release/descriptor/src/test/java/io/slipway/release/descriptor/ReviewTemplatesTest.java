package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of reviews: what they say, and what is refused because reviews would overlap. */
class ReviewTemplatesTest {

    private static final String ACCEPTANCE = "acceptance: {host: fleet.example.com, namespace: fleet-acceptance}";

    @Test
    void templateHasDefaultsOfItsOwn() {
        Environment review = review("host: 'fleet-{change}.review.example.com'");

        assertThat(review.isTemplate()).isTrue();
        assertThat(review.reviews()).contains(new ReviewTemplate(List.of(), Duration.ofDays(3), 10));
        assertThat(review.namespace()).isEqualTo("fleet-review");
        assertThat(review.sample().host()).isEqualTo("fleet-1.review.example.com");
        assertThat(review.sample().isTemplate()).isFalse();
    }

    @Test
    void poolIsTheLimit() {
        assertThat(review("hosts: [r1.example.com, r2.example.com]")
                        .reviews()
                        .orElseThrow()
                        .limit())
                .isEqualTo(2);
        assertThat(review("hosts: [r1.example.com, r2.example.com], limit: 9")
                        .reviews()
                        .orElseThrow()
                        .limit())
                .isEqualTo(2);
        assertThat(review("hosts: [r1.example.com, r2.example.com], limit: 1")
                        .reviews()
                        .orElseThrow()
                        .limit())
                .isEqualTo(1);
    }

    @Test
    void reviewIsAReleaseOfItsOwn() {
        Environment review = review("host: 'fleet-{change}.review.example.com'");
        App app = read(ACCEPTANCE).app();
        ChangeId change = ChangeId.parse("42");

        Environment opened = review.reviewOf(change, review.hostOf(change));

        assertThat(opened.host()).isEqualTo("fleet-42.review.example.com");
        assertThat(opened.releaseOf(app)).isEqualTo("fleet-42");
        assertThat(review.releaseOf(app)).isEqualTo("fleet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "extends: acceptance, namespace: fleet-review | reviews of review would overlap: they would all be at fleet.example.com",
                "hosts: [r1.example.com, r1.example.com] | reviews of review would overlap: r1.example.com is in its pool twice",
                "hosts: [fleet.example.com] | reviews of review would overlap with environment acceptance: both are at fleet.example.com",
                "hosts: [r1.example.com], host: '{change}.example.com' | template review has both host and hosts",
                "host: '{change}.example.com', values: {fullnameOverride: fleet} | reviews of review would overlap: values.fullnameOverride is the same for all of them",
                "host: '{change}.example.com', values: {hosts: [r.example.com]} | reviews of review would overlap: values.hosts is the same for all of them",
                "host: '{change}.example.com', after: acceptance | nothing is promoted to template review",
                "host: '{change}.example.com', namespace: fleet-acceptance | environments acceptance and review are both in namespace fleet-acceptance of the same cluster, and reviews need one of their own",
                "host: '{change}.example.com', expires: 0s | environments.review.expires is '0s', but must be a time such as 3d",
                "host: '{change}-{change}.example.com' | environments.review.host is '{change}-{change}.example.com', but must be a host name in lower case",
            })
    void refusesReviewsThatOverlap(String template, String message) {
        assertThatThrownBy(() -> review(template))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.message())
                                .containsExactly(message));
    }

    @Test
    void templateMayTakeBackTheNameThatItInherits() {
        Environment review =
                read("acceptance: {host: fleet.example.com, values: {fullnameOverride: fleet}}, review: {template: true,"
                                + " extends: acceptance, namespace: reviews, host: '{change}.example.com', values: {fullnameOverride: ''}}")
                        .environments()
                        .get("review");

        assertThat(review.values()).containsEntry("fullnameOverride", "");
    }

    @Test
    void refusesTwoTemplatesAtOneHost() {
        assertProblems(
                "one: {template: true, host: '{change}.example.com'}, two: {template: true, host: '{change}.example.com'}",
                "reviews of two would overlap with environment one: both are at {change}.example.com");
    }

    @Test
    void refusesWhatOnlyATemplateHas() {
        assertProblems(
                "acceptance: {host: '{change}.example.com'}",
                "environment acceptance is not a template, so its host cannot have {change}");
        assertProblems(
                "acceptance: {host: a.example.com, limit: 3}",
                "limit is only allowed in a review template (template: true)");
        assertProblems(
                "production: {host: a.example.com, after: review}, review: {template: true, host: '{change}.example.com'}",
                "environment production comes after template review, from which nothing is promoted");
    }

    @ParameterizedTest
    @CsvSource({
        "42, 42",
        "fix-login, fix-login",
        "feature/Login, feature-login-8c0b1e7f",
        "PR-42, pr-42-a5a5a5a5",
        "ÄÖ, change-00000000"
    })
    void slugIsADnsLabelOfItsOwn(String text, String like) {
        String slug = ChangeId.parse(text).slug();

        assertThat(slug.replaceAll("-[0-9a-f]{8}$", "")).isEqualTo(like.replaceAll("-[0-9a-f]{8}$", ""));
        assertThat(slug.length()).isEqualTo(like.length());
    }

    @Test
    void slugsOfDifferentChangesDiffer() {
        List<String> texts = List.of("a/b", "a-b", "A-B", "a--b", "a_b", "a".repeat(200), "a".repeat(201), "-a", "a-");

        assertThat(texts.stream().map(text -> ChangeId.parse(text).slug()))
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?"));
    }

    @Test
    void longNamesAreShortenedAndStayDifferent() {
        String app = "a".repeat(53);
        Environment review = review("host: '" + "h".repeat(50) + "-{change}.example.com'");
        List<ChangeId> changes = List.of(ChangeId.parse("1"), ChangeId.parse("2"), ChangeId.parse("b".repeat(100)));

        assertThat(changes.stream().map(change -> change.release(app)))
                .doesNotHaveDuplicates()
                .allMatch(release -> release.length() <= 52);
        assertThat(changes.stream().map(review::hostOf))
                .doesNotHaveDuplicates()
                .allMatch(host -> Names.HOST.matcher(host).matches());
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'a\tb'"})
    void refusesWhatIsNoChange(String text) {
        assertThatThrownBy(() -> ChangeId.parse(text)).hasMessageContaining("a change cannot be named");
    }

    private static Environment review(String template) {
        return read(ACCEPTANCE + ", review: {template: true, " + template + "}")
                .environments()
                .get("review");
    }

    private static void assertProblems(String environments, String... messages) {
        assertThatThrownBy(() -> read(environments))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.message())
                                .containsExactly(messages));
    }

    private static Descriptor read(String environments) {
        return DescriptorReader.read(
                Path.of("slipway.yaml"), "app: {name: fleet}\nenvironments: {" + environments + "}\n");
    }
}
