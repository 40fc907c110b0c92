package io.sealrail.onchain.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

/** Between our types and those of the SQL client. */
final class Columns {

    private Columns() {}

    static Buffer bytes(byte[] value) {
        return Buffer.buffer(value);
    }

    static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }

    static OffsetDateTime time(Instant value) {
        return value == null ? null : OffsetDateTime.ofInstant(value, ZoneOffset.UTC);
    }

    static Instant time(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }

    static BigInteger integer(Row row, String column) {
        return row.getBigDecimal(column).toBigIntegerExact();
    }

    static BigDecimal integer(BigInteger value) {
        return new BigDecimal(value);
    }
}
