package io.slipway.release.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema can say no. */
class ReportSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"slipway\":\"1\",\"verb\":\"check\",\"exitCode\":3,\"problems\":[{\"message\":\"m\",\"lookedIn\":[]}],\"result\":{}}",
                "{\"reportVersion\":2,\"slipway\":\"1\",\"verb\":\"check\",\"exitCode\":3,\"problems\":[{\"message\":\"m\",\"lookedIn\":[]}],\"result\":{}}",
                "{\"reportVersion\":1,\"slipway\":\"1\",\"verb\":\"check\",\"exitCode\":0,\"problems\":[],\"result\":{}}",
                "{\"reportVersion\":1,\"slipway\":\"1\",\"verb\":\"check\",\"exitCode\":1,\"problems\":[],\"result\":{}}",
                "{\"reportVersion\":1,\"slipway\":\"1\",\"verb\":\"check\",\"exitCode\":0,\"problems\":[],\"result\":{\"wrong\":1}}",
                "{\"reportVersion\":1,\"slipway\":\"1\",\"verb\":\"x\",\"exitCode\":9,\"problems\":[{\"message\":\"m\",\"lookedIn\":[]}],\"result\":{}}"
            })
    void refuses(String document) {
        assertThat(ReportSchema.problemsIn(document)).isNotEmpty();
    }

    @Test
    void takesAnErrorWithoutAResult() {
        assertThat(ReportSchema.problemsIn("{\"reportVersion\":1,\"slipway\":\"1\",\"verb\":\"check\",\"exitCode\":3,"
                        + "\"problems\":[{\"message\":\"m\",\"lookedIn\":[]}],\"result\":{}}"))
                .isEmpty();
    }
}
