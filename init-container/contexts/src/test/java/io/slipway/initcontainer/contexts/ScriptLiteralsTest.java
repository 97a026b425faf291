package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.contexts.ScriptLiterals.Literal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptLiteralsTest {
    /** The literal that holds an X. */
    private static Literal literal(String script) {
        List<Literal> literals = ScriptLiterals.of(script).orElseThrow();
        int at = script.indexOf('X');
        return literals.stream()
                .filter(literal -> literal.start() <= at && at < literal.end())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f('X')",
                "f(a,\"X\")",
                "a=\"X\";",
                "a=b?\"X\":c",
                "a=b?c:'X'",
                "({a:'X'})",
                "[,'X']",
                "return'X'",
                "function f(){return 'X'}",
                "switch(a){case'X':b}",
                "a==='X'",
                "'a'+'X'+'b'",
                "x='X'.length",
                "x='X'[0]",
                "typeof'X'",
                "b=a||'X'in a",
                "export default'X'",
                "for(a of'X');",
                "a=>'X'",
                "f(...'X')",
                "a??='X'",
                "a=`${'X'}`",
                "a=`X${b}`",
                "a=`${b}X${c}`",
                "a=/* a */'X'/* b */;",
                "class A{a='X';static b='X'}",
                "const a='X'\nconst b=1",
                "a='X'\n++b",
                "import('X')",
                "import('x',{with:{type:'X'}})",
                "a=b/'X'",
                "/'/.test('X')",
                "throw'X'",
                "a=!'X'",
                "a=~'X'",
                "a=+'X'",
                "a=b-'X'",
                "a=b*'X'",
                "a=b%'X'",
                "a=b<'X'",
                "a=b>'X'",
                "a=b&'X'",
                "a=b|'X'",
                "a=b^'X'",
                "a=b?'X':c",
                "a='X'instanceof b",
                "a='X'!=b",
                "a='X'?b:c",
                "a='X'|b",
                "a='X'^b",
                "a='X'%b",
                "a='X'<b",
                "a='X'>b",
                "a='X'&b",
                "a='X'*b",
                "a='X'/b",
                "a='X'-b",
                "a='X'.b",
                "a='X'\r\nb()",
                "a='X'/* \n */b()",
                "a='X'// c\nb()",
                "a='X'// c",
                "a='X'/* c",
                "a='X'\n--b",
                "void'X'",
                "await'X'",
                "yield'X'",
                "a in'X'",
                "a instanceof'X'",
                "if(a)b;else'X'",
                "a={b:['X']}",
                "a=(b,'X')",
                "a=`${`${'X'}`}`",
                "a=`${b}${'X'}`",
                "a=`${{b:'X'}}`",
                "a=/x/g.test('X')",
                "a=/[/]/.test('X')",
                "f(/x/,'X')"
            })
    void anExpressionMayTakeThePlaceOfAValue(String script) {
        assertThat(literal(script).denied()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'X'",
                "'X';f()",
                "function f(){'X';g()}",
                "function f(){'use strict';'X';g()}",
                "({'X':1})",
                "({a:1,'X':1})",
                "({a:1,'X'(){}})",
                "({get'X'(){}})",
                "({*'X'(){}})",
                "({a,async'X'(){}})",
                "class A{'X'=1}",
                "class A{a=1;'X'=2}",
                "class A{static'X'=1}",
                "class A{a\n'X'=1}",
                "import'X'",
                "import a from'X'",
                "export*from'X'",
                "export{a as'X'}",
                "export{a,'X'}from'b'",
                "import{'X' as a}from'b'",
                "import{b,'X' as a}from'b'",
                "import{b,'X'\nas a}from'b'",
                "import a from'b'with{type:'X'}",
                "import a from'b'assert{type:'X'}",
                "tag`X`",
                "a.tag`X`",
                "tag`a${b}X${c}`",
                "f()`X`",
                "a[0]`X`",
                "a\n`X`",
                "new'X'",
                "if(a)'X'",
                "a['b']\n'X'",
                "({return'X'(){}})",
                "a='X'!b",
                "a='X'=b",
                "a='X'++",
                "a='X'--",
                "a='X'b",
                "a='X'\nas",
                "a='X'\nfrom",
                "a='X'\nof",
                "a='X'as",
                "a.return'X'",
                "a.in 'X'",
                "b'X'",
                "'a''X'",
                "/x/'X'",
                "/x/g'X'",
                "1'X'",
                "(a)'X'",
                "[a]'X'",
                "a.'X'",
                "a\n'X'",
                "import{a,'X'as b}from'c'",
                "export*as'X'from'b'",
                "import a from'b'assert{c:'d',type:'X'}",
                "f`${a}X`",
                "f`X${a}`",
                "/x/`X`",
                "'a'`X`"
            })
    void aNameOrADirectiveStaysALiteral(String script) {
        assertThat(literal(script).denied()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f('X'",
                "a='X",
                "a=`X",
                "f('X'))",
                "a=[`${'X']}`",
                "it's {a:'X'}",
                "f['X')",
                "f{'X'}}",
                "a=`${'X'",
                "a=`${(}X`",
                "}X`'X'"
            })
    void whatDoesNotLexIsDeniedWhole(String script) {
        assertThat(ScriptLiterals.of(script)).isEmpty();
    }

    @Test
    void commentsStandNotBetweenTokens() {
        assertThat(literal("a={b,/* , */'X'/* ; */:1}").denied()).isNotEmpty();
        assertThat(literal("a=// {\n'X'// :\n;").denied()).isEmpty();
    }
}
