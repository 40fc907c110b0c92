package io.sealrail.system.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Protocol Buffers message without its schema (protobuf.dev/programming-guides/encoding): values by field number. */
final class ProtoMessage {

    private final Map<Integer, List<Object>> fields = new HashMap<>();

    private ProtoMessage() {}

    static ProtoMessage of(byte[] bytes) {
        ProtoMessage message = new ProtoMessage();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            message.fields
                    .computeIfAbsent(tag >>> 3, number -> new ArrayList<>())
                    .add(value(in, tag & 7));
        }
        return message;
    }

    List<ProtoMessage> messages(int field) {
        return all(field).stream().map(value -> of((byte[]) value)).toList();
    }

    /** Empty if the field is not there. */
    byte[] bytes(int field) {
        List<Object> values = all(field);
        return values.isEmpty() ? new byte[0] : (byte[]) values.get(values.size() - 1);
    }

    String text(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    /** 0 if the field is not there. */
    long number(int field) {
        List<Object> values = all(field);
        return values.isEmpty() ? 0 : (long) values.get(values.size() - 1);
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    private List<Object> all(int field) {
        return fields.getOrDefault(field, List.of());
    }

    private static Object value(ByteBuffer in, int wireType) {
        switch (wireType) {
            case 0:
                return varint(in);
            case 1:
                return in.getLong();
            case 2:
                byte[] bytes = new byte[(int) varint(in)];
                in.get(bytes);
                return bytes;
            case 5:
                return (long) in.getInt();
            default:
                throw new IllegalArgumentException("wire type " + wireType);
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
