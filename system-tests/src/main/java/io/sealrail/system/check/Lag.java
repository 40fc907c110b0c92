package io.sealrail.system.check;

/**
 * How far a consumer group is in one partition.
 *
 * @param committed the next offset that it will read; 0 if it has committed none
 * @param end the next offset that will be written
 */
record Lag(String group, String topic, int partition, long committed, long end) {}
