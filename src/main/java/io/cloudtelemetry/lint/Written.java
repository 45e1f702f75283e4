package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** A part of a file that knows its line: a table of the lines would take more memory than the parts. */
interface Written {
    int line();

    /** {@return the line of a part; 0 if it is not known} */
    static int lineOf(JsonNode part) {
        return part instanceof Written written ? written.line() : 0;
    }

    /** A mapping. Jackson returns a raw type from a generic method. */
    @SuppressWarnings("unchecked")
    final class Mapping extends ObjectNode implements Written {
        private static final long serialVersionUID = 1L;

        private final int line;

        Mapping(int line) {
            // Most are a function, of one key.
            super(JsonNodeFactory.instance, new LinkedHashMap<>(2));
            this.line = line;
        }

        @Override
        public int line() {
            return line;
        }
    }

    /** A list. */
    @SuppressWarnings("unchecked")
    final class Items extends ArrayNode implements Written {
        private static final long serialVersionUID = 1L;

        private final int line;

        Items(int line) {
            super(JsonNodeFactory.instance, new ArrayList<>(2));
            this.line = line;
        }

        @Override
        public int line() {
            return line;
        }
    }

    /** A text. */
    final class Text extends TextNode implements Written {
        private static final long serialVersionUID = 1L;

        private final int line;

        Text(String text, int line) {
            super(text);
            this.line = line;
        }

        @Override
        public int line() {
            return line;
        }
    }
}
