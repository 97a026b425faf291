package io.slipway.apps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppsPageTest {

    @Test
    void everyAppOfTheCorpusHasItsRowAndNoOtherHas() throws Exception {
        assertThat(AppsPage.rows().keySet())
                .as("./slipway-apps writes the rows")
                .containsExactlyElementsOf(
                        Corpus.all().stream().map(AppRecipe::name).toList());
    }
}
