package io.slipway.initcontainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.tokens.TokenLookalikes.Lookalike;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenLookalikesTest {
    private static List<Lookalike> find(String text) {
        return new TokenLookalikes(TokenSyntax.DEFAULT).find(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#{ida:ClientId}#",
                "#{api url}#",
                "#{größe}#",
                "#{gr\\xF6\\xDFe}#",
                "#{1st}#",
                "#{a/b}#",
                "#{upper(name)}#",
                "#{name|}#",
                "#{ name | up per }#",
                "#{Logging:LogLevel:Default}#",
                "#{-name}#"
            })
    void findsWhatSomebodyMeantForAToken(String text) {
        assertThat(find("a = '#{apiUrl}#,' + '" + text + "'")).containsExactly(new Lookalike(text, 21));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'@'", "\"@\" + '#{x}#'", "`@/v1`", "<a href=@>", "@", "'@' + '@'"})
    void findsATokenThatIsCutShort(String text) {
        assertThat(find(text.replace("@", "#{apiUrl}"))).isNotEmpty().allSatisfy(found -> {
            assertThat(found.text()).isEqualTo("#{apiUrl}");
            assertThat(found.remedy()).contains("write #{apiUrl}#,");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'#{apiUrl}#'",
                "#{$color}",
                "#{fn(1)}",
                "#{1}",
                "'#{title|upper:-a b}#'",
                "startsWith('#{') && endsWith('}#')",
                "`#{${name}}#`",
                ".a#{$size}#{$unit} {}",
                "'#{' + name + '}#'",
                "#{\n}#",
                "#{ }#",
                "#{1}#",
                "color: #{a;} b}#"
            })
    void leavesTokensAndCodeAlone(String text) {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void codeIsFullOfWhatLooksLikeTheOtherStyles() {
        assertThat(new TokenLookalikes(TokenSyntax.DOLLAR).find("`${a b}`")).isEmpty();
    }

    @Test
    void takesTimeInProportionToTheText() {
        String text = "#{a ".repeat(200_000);
        assertThat(find(text)).isEmpty();
    }
}
