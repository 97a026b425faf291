package io.slipway.initcontainer.contexts;

import java.util.Arrays;

/** The brackets that are open in a script, functions and classes whose body is still to come, and open questions of ?:. */
final class JsBrackets {
    static final char CONDITION = 'c';
    static final char BLOCK = 's';
    static final char OBJECT = 'e';
    static final char CLASS_BODY = 'b';
    /** Of an import, an export or import attributes. */
    static final char NAMES = 'i';
    /** An expression in a template. */
    static final char TEMPLATE = 't';
    /** An expression in a template with a tag. */
    static final char TAGGED = 'T';

    static final char FUNCTION = 'F';
    static final char FUNCTION_STATEMENT = 'f';
    static final char CLASS = 'K';
    static final char CLASS_STATEMENT = 'k';

    private char[] kinds = new char[64];
    private int[] questions = new int[64];
    private int depth;

    JsBrackets() {
        kinds[0] = BLOCK; // the program itself
    }

    static boolean isFunction(char kind) {
        return kind == FUNCTION || kind == FUNCTION_STATEMENT;
    }

    static boolean isClass(char kind) {
        return kind == CLASS || kind == CLASS_STATEMENT;
    }

    static boolean isExpression(char kind) {
        return kind == FUNCTION || kind == CLASS;
    }

    char top() {
        return kinds[depth];
    }

    void push(char kind) {
        depth++;
        if (depth == kinds.length) {
            kinds = Arrays.copyOf(kinds, depth * 2);
            questions = Arrays.copyOf(questions, depth * 2);
        }
        kinds[depth] = kind;
        questions[depth] = 0;
    }

    /** Closes the innermost bracket if it is one of these; what does not match is left open. */
    char pop(char one, char other) {
        popFunction();
        char kind = kinds[depth];
        if (depth > 0 && (kind == one || kind == other)) {
            depth--;
        }
        return kind;
    }

    char popBrace() {
        popFunction();
        char kind = kinds[depth];
        if (depth == 0 || kind == '(' || kind == '[' || kind == CONDITION) {
            return BLOCK;
        }
        depth--;
        return kind;
    }

    void popFunction() {
        while (depth > 0 && (isFunction(kinds[depth]) || isClass(kinds[depth]))) {
            depth--;
        }
    }

    void ask() {
        questions[depth]++;
    }

    boolean asks() {
        return questions[depth] > 0;
    }

    /** True if a colon belongs to a question. */
    boolean answer() {
        if (questions[depth] == 0) {
            return false;
        }
        questions[depth]--;
        return true;
    }
}
