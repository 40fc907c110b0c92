package io.sealrail.issuance.operator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event that could never be applied, by its coordinates; what it holds is not shown.
 *
 * @param partition where it lies on the dead-letter topic
 * @param offset where it lies on the dead-letter topic
 * @param key the id that it is about, when it looks like one
 * @param reason why it was put there, as a code
 * @param originalPartition where it came from
 * @param originalOffset where it came from
 * @param at when it was put there
 * @param redrivenAt when it was driven back, if it was
 * @param settledAt when an operator said that nobody is to apply it, if he did
 * @param by the subject of the operator who drove it back or settled it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeadLetter", examples = """
                {"partition":0,"offset":42,"key":"c28t30c048pe502a3713w0","reason":"malformed-event",
                "originalPartition":0,"originalOffset":1234,"at":"2026-01-19T07:18:45Z"}""")
record DeadLetter(
        int partition,
        long offset,
        String key,
        String reason,
        Integer originalPartition,
        Long originalOffset,
        Instant at,
        Instant redrivenAt,
        Instant settledAt,
        String by) {

    static final String HEADERS = "dead-letter-";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:._#-]{1,200}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** @param dealt what was done about it; {@code null} for nothing */
    static DeadLetter of(ConsumerRecord<String, String> letter, Redrives.Dealt dealt) {
        String key = letter.key();
        return new DeadLetter(
                letter.partition(),
                letter.offset(),
                key != null && ID.matcher(key).matches() ? key : null,
                header(letter, "reason"),
                number(header(letter, "partition")) == null
                        ? null
                        : number(header(letter, "partition")).intValue(),
                number(header(letter, "offset")),
                Instant.ofEpochMilli(letter.timestamp()),
                dealt == null || dealt.settled() ? null : dealt.at(),
                dealt == null || !dealt.settled() ? null : dealt.at(),
                dealt == null ? null : dealt.by());
    }

    private static String header(ConsumerRecord<String, String> letter, String name) {
        Header header = letter.headers().lastHeader(HEADERS + name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Long number(String text) {
        return text != null && NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
    }
}
