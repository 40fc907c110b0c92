package io.sealrail.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last lines of a log, for the reader of a failure. */
public final class LogTail {

    private static final int BYTES = 8 * 1024;
    private static final int LINES = 12;
    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at |\\.\\.\\. )");

    private LogTail() {}

    /** @return a line break and the last lines, indented, or nothing when there is no log */
    public static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !STACK_FRAME.matcher(line).lookingAt())
                    .collect(Collectors.toList());
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .map(line -> System.lineSeparator() + "    | " + line)
                    .collect(Collectors.joining());
        } catch (IOException noLog) {
            return "";
        }
    }
}
