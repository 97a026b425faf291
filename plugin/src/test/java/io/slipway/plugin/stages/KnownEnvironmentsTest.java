package io.slipway.plugin.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A typo is found before slipway starts. */
class KnownEnvironmentsTest {

    private final KnownEnvironments read = new KnownEnvironments(
            Set.of("acceptance"), Optional.of(List.of("development", "production")), Set.of("released"));
    private final KnownEnvironments unread =
            new KnownEnvironments(Set.of("acceptance"), Optional.empty(), Set.of("production"));

    @Test
    void namesTheKnownOnesAndTheLikelyOne() {
        assertThat(read.refusal("prodution"))
                .contains("Environment 'prodution' does not exist; known environments: development, production. "
                        + "Write production.");
    }

    @Test
    void saysWhereANameBelongsThatIsLikeNoOther() {
        assertThat(read.refusal("staging"))
                .get()
                .asString()
                .endsWith(
                        "known environments: development, production. Write one of these, or add it to slipway.yaml.");
    }

    @Test
    void configuringAnEnvironmentDoesNotMakeItOneOfTheDescriptor() {
        assertThat(read.refusal("acceptance"))
                .get()
                .asString()
                .startsWith("Environment 'acceptance' is configured in Jenkins, but slipway.yaml does not have it");
    }

    @Test
    void whatTheDescriptorHasIsReleasedTo() {
        assertThat(read.refusal("production")).isEmpty();
    }

    @Test
    void leavesADescriptorThatNobodyReadToSlipway() {
        assertThat(unread.refusal("prodution")).isEmpty();
    }

    @Test
    void aStepWithoutAnEnvironmentIsNotAsked() {
        assertThat(read.refusal("")).isEmpty();
    }

    @Test
    void anApprovalNeedsNoDescriptor() {
        assertThat(unread.refusalOfApproval("acceptance")).isEmpty();
        assertThat(unread.refusalOfApproval("production")).isEmpty();
        assertThat(read.refusalOfApproval("development")).isEmpty();
        assertThat(unread.refusalOfApproval("prodution")).get().asString().endsWith("Write production.");
    }

    @Test
    void whereNothingIsKnownItSaysSo() {
        KnownEnvironments nothing = new KnownEnvironments(Set.of(), Optional.empty(), Set.of());
        assertThat(nothing.refusalOfApproval("production"))
                .get()
                .asString()
                .contains("known environments: none. It must be configured in Jenkins");
    }

    @Test
    void aSlipIsALetterTooManyTooFewWrongOrTransposed() {
        List<String> known = List.of("test", "production", "acceptance");
        assertThat(NearestName.of("tset", known)).contains("test");
        assertThat(NearestName.of("tests", known)).contains("test");
        assertThat(NearestName.of("acceptence", known)).contains("acceptance");
        assertThat(NearestName.of("prodcution", known)).contains("production");
        assertThat(NearestName.of("live", known)).isEmpty();
    }
}
