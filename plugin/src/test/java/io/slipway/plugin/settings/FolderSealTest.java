package io.slipway.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSealTest {

    private static final boolean MAY = true;
    private static final boolean PERSON = true;

    @TempDir
    File folder;

    private final List<EnvironmentSettings> asked = List.of(production(true));
    private final List<EnvironmentSettings> open = List.of(production(false));

    @Test
    void aFolderWithoutConfigurationNeedsNone() throws Exception {
        assertThat(holds(List.of())).isTrue();
        assertThat(holds(open)).isFalse();
    }

    @Test
    void whatSomebodyWhoMayHasSavedHolds() throws Exception {
        changed(asked, MAY, PERSON);
        assertThat(holds(asked)).isTrue();
    }

    @Test
    void whatSomebodyWhoMayNotPutThereHoldsNot() throws Exception {
        changed(asked, MAY, PERSON);
        changed(open, !MAY, PERSON);
        assertThat(holds(open)).isFalse();
    }

    @Test
    void norDoesDeletingIt() throws Exception {
        changed(asked, MAY, PERSON);
        changed(List.of(), !MAY, PERSON);
        assertThat(holds(List.of())).isFalse();
    }

    /** Jenkins saves folders by itself too: that must not launder what was put there before. */
    @Test
    void jenkinsItselfMendsNothingThatIsBroken() throws Exception {
        changed(open, !MAY, PERSON);
        changed(open, MAY, !PERSON);
        assertThat(holds(open)).isFalse();
        changed(open, MAY, PERSON);
        assertThat(holds(open)).isTrue();
    }

    @Test
    void aScriptOfJenkinsMayConfigure() throws Exception {
        changed(asked, MAY, !PERSON);
        assertThat(holds(asked)).isTrue();
    }

    @Test
    void whoeverSavesTheFolderWithoutAChangeBreaksNothing() throws Exception {
        changed(asked, MAY, PERSON);
        changed(List.of(production(true)), !MAY, PERSON);
        assertThat(holds(asked)).isTrue();
    }

    private boolean holds(List<EnvironmentSettings> environments) throws IOException {
        return new FolderSeal(folder).holds(environments, List.of());
    }

    private void changed(List<EnvironmentSettings> environments, boolean may, boolean person) throws IOException {
        new FolderSeal(folder).changed(environments, List.of(), may, person);
    }

    private static EnvironmentSettings production(boolean approval) {
        EnvironmentSettings production = new EnvironmentSettings("production");
        production.setCredentialsId("production");
        if (approval) {
            ApprovalRule rule = new ApprovalRule();
            rule.setApprovers("ada");
            production.setApproval(rule);
        }
        return production;
    }
}
