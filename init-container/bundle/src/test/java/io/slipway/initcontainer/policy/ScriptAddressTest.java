package io.slipway.initcontainer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.policy.ScriptAddress.Use;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptAddressTest {

    @Test
    void tellsWhatLoadsItAndWhere() {
        assertThat(uses("a=1;fetch( 'https://a.example.com/x')")).containsExactly(new Use("connect-src", 4, "fetch()"));
        assertThat(uses("new WebSocket(`wss://a.example.com`)"))
                .containsExactly(new Use("connect-src", 4, "WebSocket()"));
        assertThat(uses("x.open(\"GET\", \"//a.example.com\")"))
                .containsExactly(new Use("connect-src", 1, "XMLHttpRequest"));
        assertThat(uses("import{a}from\"https://a.example.com/a.js\""))
                .containsExactly(new Use("script-src", 9, "import"));
        assertThat(uses("fetch('#{apiUrl}#/x')")).containsExactly(new Use("connect-src", 0, "fetch()"));
    }

    @Test
    void keepsTheOrderOfTheScript() {
        assertThat(found("['//b.example.com', '#{a}#', 'https://c.example.com/c.css']"))
                .extracting(ScriptAddress::text)
                .containsExactly("//b.example.com", "#{a}#", "https://c.example.com/c.css");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// fetch('x')",
                "fetch('ftp://a.example.com')",
                "fetch('https://a.example.com",
                "fetch('https://a.example.com\")",
                "fetch('//')",
                "fetch('https://a b')",
                "//",
                "#{",
                "'//",
                "s://"
            })
    void leavesOutWhatIsNoWholeLiteral(String script) {
        assertThat(found(script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prefetch('https://a.example.com')",
                "f(1,'https://a.example.com')",
                "import(`a`, `https://a.example.com`)",
                "from `https://a.example.com`",
                "'https://a.example.com'"
            })
    void saysNothingOfOtherUses(String script) {
        assertThat(found(script)).hasSize(1);
        assertThat(uses(script)).isEmpty();
    }

    private static List<Use> uses(String script) {
        return found(script).stream().flatMap(it -> it.use().stream()).toList();
    }

    private static List<ScriptAddress> found(String script) {
        List<ScriptAddress> found = new ArrayList<>();
        ScriptAddress.in(script, found::add);
        return found;
    }
}
