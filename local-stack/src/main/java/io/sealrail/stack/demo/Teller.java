package io.sealrail.stack.demo;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.sealrail.stack.StackException;
import io.sealrail.stack.http.Answer;
import io.sealrail.stack.http.HttpDoor;
import io.sealrail.stack.process.LogTail;

/** Takes the steps of the story and prints each: what happens, the curl line, the answer. */
final class Teller {

    private static final int SHOWN_CHARACTERS = 400;
    private final HttpDoor http = new HttpDoor();
    private final Path logs;
    private final Consumer<String> say;
    private int number;

    Teller(Path logs, Consumer<String> say) {
        this.logs = logs;
        this.say = say;
    }

    /**
     * Takes a step.
     *
     * @param title what happens, a sentence
     * @param held what the answer must be like for the story to go on
     */
    Answer step(String title, Step step, Predicate<Answer> held) {
        number++;
        say.accept("");
        say.accept(number + ". " + title);
        say.accept("   $ " + step.curl());
        long began = System.nanoTime();
        Answer answer = http.send(step.method(), step.url(), step.headers(), step.body());
        say.accept("   " + answer.status() + " " + shorten(answer.text()) + milliseconds(began));
        if (!held.test(answer)) {
            Path log = logs.resolve(step.service() + ".log");
            throw new StackException(
                    "step " + number + " was not answered as it should be; look into " + log + LogTail.of(log));
        }
        return answer;
    }

    /** Asks without telling. */
    Answer ask(Step step) {
        return http.send(step.method(), step.url(), step.headers(), step.body());
    }

    void note(String line) {
        say.accept("   " + line);
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "...";
    }

    private static String milliseconds(long began) {
        return "   (" + (System.nanoTime() - began) / 1_000_000 + " ms)";
    }
}
