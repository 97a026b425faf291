package io.slipway.release.descriptor;

import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where something stands in a file.
 *
 * @param file the file as the user named it
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String file, int line, int column) {

    static Place of(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
